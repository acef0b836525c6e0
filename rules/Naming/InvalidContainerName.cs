using ComposeLint.Analysis;

namespace ComposeLint.Rules.Naming;

/// <summary>A container name with characters that the engine does not take.</summary>
public sealed partial class InvalidContainerName : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("container-name"))
            context.Report(told, $"'{told.Value}' cannot be the container name of {told.Workload}: letters, digits, _ . and - are allowed, at least two, the first a letter or digit");
    }
}
