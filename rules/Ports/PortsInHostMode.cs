using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Ports;

/// <summary>Ports of a service that has no network of its own to publish them from.</summary>
public sealed partial class PortsInHostMode : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var container in context.Worlds.SelectMany(world => world.Containers))
        {
            var workload = container.Workload;
            if (!container.PublishesNothing || workload.Mode is not { Kind: NetworkModeKind.Host or NetworkModeKind.None } mode)
                continue;
            var isHost = mode.Kind == NetworkModeKind.Host;
            context.Report(
                workload.Ports[0],
                workload.Part("network_mode", mode.Written),
                isHost ? $"the ports of {workload} are discarded: it runs in the host's network, where it listens itself" : $"the ports of {workload} are discarded: it has no network",
                notes: isHost && workload.Kind == WorkloadKind.ComposeService
                    ? ImmutableArray.Create($"Docker Compose only warns: {workload.ServiceName}: Published ports are discarded when using host network mode")
                    : context.Notes("publishes no port, and says nothing", world => world.PublishesNothing(workload)));
        }
    }
}
