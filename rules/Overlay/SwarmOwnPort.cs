using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Overlay;

/// <summary>A published port that every node of a swarm holds itself.</summary>
public sealed partial class SwarmOwnPort : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var claim in context.Host.Claims)
        {
            if (claim.Workload is not { } workload || claim.Kind is not (ClaimKind.Published or ClaimKind.Ingress) || !IsInSwarm(context, workload))
                continue;
            if (ReservedPort.Find("swarm", claim.Ports, claim.Protocol.ToString()) is { } reserved && !claim.IsChoice)
                context.Report(
                    claim,
                    $"{workload} publishes {reserved.Ports}/{reserved.Protocol}, which the nodes of a swarm hold for {reserved.What}",
                    notes: Words(context, workload) is { } words ? ImmutableArray.Create(words) : default);
        }
    }

    /// <summary>What the engine says when the port is the node's own; nothing of the routing mesh.</summary>
    private static string? Words(TopologyContext context, Workload workload) =>
        context.Refusals("address-in-use").FirstOrDefault(told => told.Workload?.Key == workload.Key) is { } told ? EngineWords.Speaker(told) + ": " + EngineWords.Words(told)
        : context.Worlds.SelectMany(world => world.Pending).FirstOrDefault(pending => pending.Workload.Key == workload.Key)?.Message;

    private static bool IsInSwarm(TopologyContext context, Workload workload) =>
        workload.Kind == WorkloadKind.SwarmService || context.Topology.NetworksOf(workload).Any(network => network.Driver == NetworkDriver.Overlay);
}
