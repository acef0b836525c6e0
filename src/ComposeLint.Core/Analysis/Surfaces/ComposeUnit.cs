using ComposeLint.Compose;

namespace ComposeLint.Analysis.Surfaces;

/// <summary>One Compose project in one variant.</summary>
internal sealed class ComposeUnit(AnalyzedProject project, ComposeProject model) : SurfaceUnit(project)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Finding> Check(Rule rule, CancellationToken cancellation)
    {
        if (rule is not ComposeRule composeRule)
            return [];
        var context = new ComposeContext(model, rule.Descriptor, cancellation);
        composeRule.Check(context);
        return context.Findings;
    }
}
