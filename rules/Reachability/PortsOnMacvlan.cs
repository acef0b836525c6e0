using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>Ports of a service whose networks have no gateway on the host.</summary>
public sealed partial class PortsOnMacvlan : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Ports.IsEmpty || context.Topology.PublishingOf(workload) != Publishing.NoGateway)
                continue;
            var network = context.Topology.NetworksOf(workload).First(item => !item.IsInternal);
            context.Report(
                workload.Ports[0],
                network.Declaration,
                $"the ports of {workload} are not published: it is on {network.Driver.ToString().ToLowerInvariant()} networks only, where it answers at its own address");
        }
    }
}
