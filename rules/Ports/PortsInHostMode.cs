using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Ports;

/// <summary>Ports of a service that has no network of its own to publish them from.</summary>
public sealed partial class PortsInHostMode : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Ports.IsEmpty || workload.Mode is not { Kind: NetworkModeKind.Host or NetworkModeKind.None } mode)
                continue;
            var why = mode.Kind == NetworkModeKind.Host
                ? $"the ports of {workload} are discarded: it runs in the host's network, where it listens itself"
                : $"the ports of {workload} are discarded: it has no network";
            context.Report(workload.Ports[0], workload.Part("network_mode", mode.Written), why);
        }
    }
}
