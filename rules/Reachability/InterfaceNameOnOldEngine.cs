using ComposeLint.Analysis;

namespace ComposeLint.Rules.Reachability;

/// <summary>An interface's name on an engine that cannot give one.</summary>
public sealed partial class InterfaceNameOnOldEngine : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("interface-name"))
            context.Report(told, $"{told.Workload} names its interface {told.Value}: that takes Docker Engine 28.1, not {told.Engine.Options.Engine}");
    }
}
