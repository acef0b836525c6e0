using ComposeLint.Analysis;

namespace ComposeLint.Rules.Reachability;

/// <summary>A network that must exist before the project comes up.</summary>
public sealed partial class NetworkMadeElsewhere : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var network in context.Topology.Networks)
            if (network is { IsForeign: true, IsUsed: true, RealName: not (null or "bridge" or "host" or "none" or "ingress") } && network.Declaration.IsExternal)
                context.Report(network.Declaration, $"the network {network.RealName} is made elsewhere: it must exist before the project comes up");
    }
}
