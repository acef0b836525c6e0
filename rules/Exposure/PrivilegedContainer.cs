using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Exposure;

/// <summary>A container without walls.</summary>
public sealed partial class PrivilegedContainer : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
            if (workload.HostAccess.Privileged is { } privileged && workload.Kind != WorkloadKind.SwarmService)
                context.Report(privileged, $"{workload} is privileged: its root is root on the host");
    }
}
