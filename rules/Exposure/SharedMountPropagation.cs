using ComposeLint.Analysis;

namespace ComposeLint.Rules.Exposure;

/// <summary>A mount through which a container mounts on the host.</summary>
public sealed partial class SharedMountPropagation : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
            foreach (var mount in workload.HostAccess.SharedPropagations)
                context.Report(mount, $"what {workload} mounts under {mount.Name} appears on the host (propagation {mount.Value.Value})");
    }
}
