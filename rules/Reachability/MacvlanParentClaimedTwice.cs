using ComposeLint.Analysis;

namespace ComposeLint.Rules.Reachability;

/// <summary>One interface, or one VLAN of it, as the parent of two networks.</summary>
public sealed partial class MacvlanParentClaimedTwice : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.RefusalsOfAnyVersion("parent-in-use", "passthru-second", "passthru-first"))
            if (told is { Network: { } network, OtherNetwork: { } first })
                context.Report(
                    told,
                    $"{first.LocalName} and {network.LocalName} both have {told.Value} as parent: "
                        + (told.Engine.Options.Engine == context.Engine.Options.Engine ? "the engine makes one of the two" : $"Docker Engine {told.Engine.Options.Engine} makes one of the two, {context.Engine.Options.Engine} puts both on one LAN"));
    }
}
