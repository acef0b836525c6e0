using ComposeLint.Analysis;

namespace ComposeLint.Rules.Reachability;

/// <summary>Ports of a service that is on internal networks only.</summary>
public sealed partial class PublishedOnInternalNetwork : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var container in context.Worlds.SelectMany(world => world.Containers))
        {
            var workload = container.Workload;
            if (!container.PublishesNothing || container.Sandbox is not { Endpoints: [{ Network.Network.Declaration: { Internal: { } isInternal } network }, ..] } sandbox || !sandbox.Endpoints.All(endpoint => endpoint.Network is { IsInternal: true, IsUnknown: false }))
                continue;
            context.Report(
                workload.Ports[0],
                new Text.Element(isInternal.Span, network.Context, network.LocalName + " is internal", network.Key + ".internal"),
                $"the ports of {workload} are not published: it is on internal networks only",
                notes: context.Notes("publishes no port, and says nothing", world => world.PublishesNothing(workload)));
        }
    }
}
