using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>One fixed address for two services of a network.</summary>
public sealed partial class DuplicateStaticAddress : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("address-taken", "attach-failed"))
            if (told is { Workload: { } owner, Other: { } other, Network: { } network } && other != owner && Fixes(other, told.Value))
                context.Report(
                    told,
                    told.Refusal.IsByChance
                        ? $"{other} and {owner} both want {told.Value} on {network.LocalName}: the second to start is refused"
                        : $"{other} has {told.Value} on {network.LocalName} when {owner}, which wants it too, starts",
                    evidenceText: other.Name);
    }

    private static bool Fixes(Workload workload, string address) =>
        workload.Attachments.Any(attachment => attachment.IPv4Address is { IsKnown: true } four && four.Value == address || attachment.IPv6Address is { IsKnown: true } six && six.Value == address);
}
