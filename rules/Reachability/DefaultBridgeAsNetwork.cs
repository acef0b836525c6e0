using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>The engine's own bridge or host network, joined as if it were a network of the project.</summary>
public sealed partial class DefaultBridgeAsNetwork : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Kind != WorkloadKind.ComposeService)
                continue;
            foreach (var attachment in workload.Attachments)
            {
                if (!context.Topology.NetworkOf.TryGetValue(attachment, out var network) || network is not { IsForeign: true, RealName: "bridge" or "host" or "none" })
                    continue;
                context.Report(
                    attachment.IsImplicit ? workload : attachment,
                    network.Declaration,
                    $"{workload} joins the engine's own network {network.RealName}, which takes no service name: the engine refuses it",
                    engine: "28");
            }
        }
    }
}
