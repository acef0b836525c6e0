using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>A mode that the driver does not have.</summary>
public sealed partial class InvalidMacvlanMode : TopologyRule
{
    private static readonly (NetworkDriver Driver, string Option, string[] Values)[] s_modes =
    [
        (NetworkDriver.Macvlan, "macvlan_mode", ["bridge", "private", "vepa", "passthru"]),
        (NetworkDriver.Ipvlan, "ipvlan_mode", ["l2", "l3", "l3s"]),
        (NetworkDriver.Ipvlan, "ipvlan_flag", ["bridge", "private", "vepa"]),
    ];

    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var network in context.Topology.Networks)
        {
            if (network.IsForeign || !network.IsUsed)
                continue;
            foreach (var (driver, option, values) in s_modes)
                if (network.Driver == driver && network.Declaration.Option(option) is { IsKnown: true, Value.Length: > 0 } mode && !values.Contains(mode.Value, StringComparer.Ordinal))
                    context.Report(
                        network.Declaration.Part("driver_opts." + option, mode),
                        $"{network.Declaration.LocalName} has no {option} '{mode.Value}': it takes {string.Join(", ", values)}");
        }
    }
}
