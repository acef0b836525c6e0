using ComposeLint.Analysis;

namespace ComposeLint.Rules.Reachability;

/// <summary>A name for a bridge's interface that is too long or taken.</summary>
public sealed partial class BridgeNameConflict : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("long-bridge-name", "same-bridge-name"))
            if (told.MessageId == "long-bridge-name")
                context.Report(told, $"the bridge of {told.Network!.LocalName} is named {told.Value}: an interface's name has at most 15 characters");
            else if (told is { Network: { } network, OtherNetwork: { } first })
                context.Report(told, $"the bridges of {first.LocalName} and {network.LocalName} are both named {told.Value}: the engine makes one of the two");
    }
}
