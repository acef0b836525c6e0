using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Two stages have one name.</summary>
public sealed partial class DuplicateStageName : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var stage in context.File.Stages)
        {
            if (!stage.IsDuplicate || stage.From.Alias is not { } alias)
                continue;
            var first = context.File.Stages.First(other => other.StageName == stage.StageName);
            context.Report(stage.From.Element(alias), first, $"{alias} is the name of an earlier stage", related: ImmutableArray.Create(new Annotation(first.Span, "first")));
        }
    }
}
