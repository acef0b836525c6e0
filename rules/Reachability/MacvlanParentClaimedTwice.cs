using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>One interface, or one VLAN of it, as the parent of two networks.</summary>
public sealed partial class MacvlanParentClaimedTwice : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var children = context.Topology.Networks.Where(network =>
            network is { IsUsed: true, IsForeign: false, Driver: NetworkDriver.Macvlan or NetworkDriver.Ipvlan }
            && network.Declaration.Option("parent") is { IsKnown: true, Value.Length: > 0 });
        foreach (var claims in children.GroupBy(network => (network.Driver, network.Declaration.Option("parent")!.Value.Value)))
        {
            var first = claims.First().Declaration;
            foreach (var network in claims.Skip(1))
            {
                if (network.Declaration.Presence.CanCoexist(first.Presence) != Coexistence.Always)
                    continue;
                context.Report(
                    network.Declaration.Part("driver_opts.parent", network.Declaration.Option("parent")!.Value),
                    first.Part("driver_opts.parent", first.Option("parent")!.Value),
                    $"{first.LocalName} and {network.Declaration.LocalName} both have {claims.Key.Value} as parent: "
                        + (network.Driver == NetworkDriver.Macvlan ? "engines up to 26.1 make one of the two, 28 puts both on one LAN" : "the engine makes one of the two"));
            }
        }
    }
}
