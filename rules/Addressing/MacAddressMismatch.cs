using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>A service whose MAC address is not the one it has on its main network.</summary>
public sealed partial class MacAddressMismatch : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Kind != WorkloadKind.ComposeService || workload.MacAddress is not { IsKnown: true, Value.Length: > 0 } own)
                continue;
            if (MainNetwork(workload) is not { MacAddress: { IsKnown: true, Value.Length: > 0 } there } main || there.Value == own.Value)
                continue;
            context.Report(
                workload.Part("mac_address", own),
                main.Part("mac_address", there),
                $"{workload} has the MAC address {own.Value}, and {there.Value} on {main.NetworkName}: Compose refuses it");
        }
    }

    /// <summary>The network of the highest priority, the first by name among equals (compose-go types/types.go NetworksByPriority); null when that is not known.</summary>
    private static Attachment? MainNetwork(Workload workload) =>
        workload.Attachments.Any(attachment => attachment.Priority is { IsKnown: false })
            ? null
            : workload.Attachments.OrderByDescending(attachment => attachment.Priority?.Value ?? 0).ThenBy(attachment => attachment.NetworkName, StringComparer.Ordinal).FirstOrDefault();
}
