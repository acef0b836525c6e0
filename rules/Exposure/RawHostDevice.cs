using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Exposure;

/// <summary>A disk or the memory of the host in a container.</summary>
public sealed partial class RawHostDevice : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Kind == WorkloadKind.SwarmService)
                continue;
            foreach (var device in workload.HostAccess.Devices)
                if (HostDevice.Find(device.Value.Value) is { } what)
                    context.Report(device, $"{workload} has {device.Value.Value}, {what}");
        }
    }
}
