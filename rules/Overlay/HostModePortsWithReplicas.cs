using ComposeLint.Analysis;

namespace ComposeLint.Rules.Overlay;

/// <summary>Replicas that need a node each.</summary>
public sealed partial class HostModePortsWithReplicas : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        // The simulated swarm has one node: more of them take more replicas.
        foreach (var pending in context.Worlds.SelectMany(world => world.Pending))
            if (pending is { Port: { } port, Workload: { IsGlobal: false, ReplicaCount: > 1, Replicas: { } replicas } workload })
                context.Report(
                    port,
                    workload.Part("deploy.replicas", replicas),
                    $"{workload} takes {port.Host} of the node it runs on, {workload.ReplicaCount} times: fewer nodes leave replicas pending",
                    notes: ImmutableArray.Create($"a swarm of one node says: {pending.Message}"));
    }
}
