using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Overlay;

/// <summary>Replicas that need a node each.</summary>
public sealed partial class HostModePortsWithReplicas : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload is not { Kind: WorkloadKind.SwarmService, IsGlobal: false, ReplicaCount: > 1 })
                continue;
            foreach (var port in workload.Ports)
                if (port is { IsDynamic: false, Mode: { IsKnown: true, Value: PublishMode.Host } })
                    context.Report(
                        port,
                        workload.Part("deploy.replicas", workload.Replicas!.Value),
                        $"{workload} takes {port.Host} of the node it runs on, {workload.ReplicaCount} times: fewer nodes leave replicas pending");
        }
    }
}
