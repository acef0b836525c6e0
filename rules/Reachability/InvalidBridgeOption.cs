using ComposeLint.Analysis;
using ComposeLint.Knowledge;

namespace ComposeLint.Rules.Reachability;

/// <summary>An option that the bridge driver cannot read or does not allow here.</summary>
public sealed partial class InvalidBridgeOption : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("bad-icc", "bad-masquerade", "bad-gateway-mode", "bad-host-binding", "bad-mtu", "negative-mtu", "bad-bool", "bad-address", "isolated-not-internal"))
            if (told.Network is { } network && network.Options.FirstOrDefault(option => option.Value.Span == told.At.Span) is { } option)
                context.Report(told, $"{option.OptionName} of {network.LocalName} {Fault(told, option.OptionName)}: the engine refuses the network");
    }

    private static string Fault(EngineRefusal told, string option) => told.MessageId == "isolated-not-internal"
        ? "can be isolated only on an internal network"
        : $"takes {BridgeOption.Expected(option, told.Value, isAddress: false)}, not '{told.Value}'";
}
