using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A stage is named like something built in.</summary>
public sealed partial class ReservedStageName : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var stage in context.File.Stages)
            if (stage.StageName is "scratch" or "context" && stage.From.Alias is { } alias)
                context.Report(stage.From.Element(alias), $"{alias} is reserved");
    }
}
