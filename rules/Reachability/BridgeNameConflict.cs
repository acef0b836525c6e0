using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>A name for a bridge's interface that is too long or taken.</summary>
public sealed partial class BridgeNameConflict : TopologyRule
{
    private const string Option = "com.docker.network.bridge.name";

    /// <summary>IFNAMSIZ of Linux, less the closing zero.</summary>
    private const int LongestName = 15;

    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var named = context.Topology.Networks.Where(network =>
            network is { IsUsed: true, IsForeign: false, Driver: NetworkDriver.Bridge } && network.Declaration.Option(Option) is { IsKnown: true, Value.Length: > 0 });
        foreach (var owners in named.GroupBy(network => network.Declaration.Option(Option)!.Value.Value, StringComparer.Ordinal))
        {
            var first = owners.First().Declaration;
            foreach (var network in owners)
            {
                var declaration = network.Declaration;
                var at = declaration.Part("driver_opts." + Option, declaration.Option(Option)!.Value);
                if (owners.Key.Length > LongestName)
                    context.Report(at, $"the bridge of {declaration.LocalName} is named {owners.Key}: an interface's name has at most {LongestName} characters");
                else if (declaration != first && declaration.Presence.CanCoexist(first.Presence) == Coexistence.Always)
                    context.Report(
                        at,
                        first.Part("driver_opts." + Option, first.Option(Option)!.Value),
                        $"the bridges of {first.LocalName} and {declaration.LocalName} are both named {owners.Key}: the engine makes one of the two");
            }
        }
    }
}
