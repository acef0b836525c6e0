using ComposeLint.Analysis;

namespace ComposeLint.Rules.Addressing;

/// <summary>A fixed address on a network whose subnet the engine chooses.</summary>
public sealed partial class StaticAddressWithoutSubnet : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("address-needs-subnet"))
        {
            if (told is not { Workload: { } workload, Network: { } network } || workload.Attachments.FirstOrDefault(item => item.IPv4Address?.Span == told.At.Span || item.IPv6Address?.Span == told.At.Span) is not { } attachment)
                continue;
            var isIPv4 = attachment.IPv4Address?.Span == told.At.Span;
            var wanted = (isIPv4 ? attachment.IPv4Address : attachment.IPv6Address)!.Value.Value;
            context.Report(
                told,
                $"{workload} wants {wanted}, but {network.LocalName} has no {(isIPv4 ? "IPv4" : "IPv6")} subnet of its own: the engine refuses it",
                evidence: network);
        }
    }
}
