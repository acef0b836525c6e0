using ComposeLint.Analysis;

namespace ComposeLint.Rules.Addressing;

/// <summary>A service whose MAC address is not the one it has on its main network.</summary>
public sealed partial class MacAddressMismatch : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("service-mac"))
            if (told.Workload is { } workload && workload.Attachments.FirstOrDefault(attachment => attachment.MacAddress?.Span == told.Evidence?.Span) is { MacAddress: { } there } main)
                context.Report(told, $"{workload} has the MAC address {told.Value}, and {there.Value} on {main.NetworkName}: Compose refuses it");
    }
}
