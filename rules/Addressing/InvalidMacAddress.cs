using ComposeLint.Analysis;

namespace ComposeLint.Rules.Addressing;

/// <summary>A MAC address that is none, or two services with one.</summary>
public sealed partial class InvalidMacAddress : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("bad-mac"))
            context.Report(told, $"'{told.Value}' of {told.Workload} is no MAC address");
    }
}
