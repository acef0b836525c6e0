using ComposeLint.Analysis;

namespace ComposeLint.Rules.Reachability;

/// <summary>A link from the default bridge to a service that is not on it.</summary>
public sealed partial class LinkFromDefaultBridge : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("link-not-on-default"))
            context.Report(told, $"{told.Workload} is on the default bridge and links to {told.Other}, which is not: the engine does not start it");
    }
}
