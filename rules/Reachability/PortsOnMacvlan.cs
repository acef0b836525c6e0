using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>Ports of a service whose networks have no gateway on the host.</summary>
public sealed partial class PortsOnMacvlan : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var container in context.Worlds.SelectMany(world => world.Containers))
        {
            var workload = container.Workload;
            if (!container.PublishesNothing || container.Sandbox is not { } sandbox || sandbox.Endpoints.FirstOrDefault(endpoint => !endpoint.Network.IsInternal) is not { Network: { Network.Declaration: { } declaration } network }
                || !sandbox.Endpoints.All(endpoint => endpoint.Network is { IsUnknown: false } other && (other.IsInternal || other.Driver is NetworkDriver.Macvlan or NetworkDriver.Ipvlan)))
                continue;
            context.Report(
                workload.Ports[0],
                declaration,
                $"the ports of {workload} are not published: it is on {network.Driver.ToString().ToLowerInvariant()} networks only, where it answers at its own address",
                notes: context.Notes("publishes no port, and says nothing", world => world.PublishesNothing(workload)));
        }
    }
}
