using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>An option that the bridge driver cannot read or does not allow here.</summary>
public sealed partial class InvalidBridgeOption : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var network in context.Topology.Networks)
        {
            if (network is not { IsUsed: true, IsForeign: false, Driver: NetworkDriver.Bridge })
                continue;
            foreach (var option in network.Declaration.Options)
            {
                if (!option.Value.TryGet(out var value) || value.Length == 0 || Fault(network, option.OptionName, value) is not { } fault)
                    continue;
                context.Report(
                    network.Declaration.Part("driver_opts." + option.OptionName, option.Value),
                    $"{option.OptionName} of {network.Declaration.LocalName} {fault}: the engine refuses the network");
            }
        }
    }

    private static string? Fault(Network network, string option, string value)
    {
        if (BridgeOption.Expected(option, value, IpAddress.TryParse(value, out _)) is { } expected)
            return $"takes {expected}, not '{value}'";
        var isIsolated = value == "isolated" && option.StartsWith("com.docker.network.bridge.gateway_mode_", StringComparison.Ordinal);
        return isIsolated && network.Declaration.Internal is null or { IsKnown: true, Value: false } ? "can be isolated only on an internal network" : null;
    }
}
