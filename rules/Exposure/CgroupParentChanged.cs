using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Exposure;

/// <summary>A container in a control group of its own choice.</summary>
public sealed partial class CgroupParentChanged : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
            if (workload.HostAccess.CgroupParent is { } parent && workload.Kind != WorkloadKind.SwarmService)
                context.Report(parent, $"{workload} is put under the control group {parent.Value.Value}, whose limits hold instead of the engine's");
    }
}
