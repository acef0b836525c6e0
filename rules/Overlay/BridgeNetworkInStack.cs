using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Overlay;

/// <summary>A swarm service on a network of one node.</summary>
public sealed partial class BridgeNetworkInStack : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Kind != WorkloadKind.SwarmService)
                continue;
            foreach (var attachment in workload.Attachments)
                if (context.Topology.NetworkOf.TryGetValue(attachment, out var network) && network is { IsForeign: false, Driver: NetworkDriver.Bridge or NetworkDriver.Macvlan or NetworkDriver.Ipvlan })
                    context.Report(
                        attachment.IsImplicit ? workload : attachment,
                        network.Declaration,
                        $"{workload} joins {network.Declaration.LocalName}, a {network.Driver.ToString().ToLowerInvariant()} network of one node: services of a swarm take networks of the whole swarm only");
        }
    }
}
