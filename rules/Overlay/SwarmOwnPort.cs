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
                context.Report(claim, $"{workload} publishes {reserved.Ports}/{reserved.Protocol}, which the nodes of a swarm hold for {reserved.What}");
        }
    }

    private static bool IsInSwarm(TopologyContext context, Workload workload) =>
        workload.Kind == WorkloadKind.SwarmService || context.Topology.NetworksOf(workload).Any(network => network.Driver == NetworkDriver.Overlay);
}
