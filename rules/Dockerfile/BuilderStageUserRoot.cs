using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The last USER of a stage that only builds is root.</summary>
public sealed partial class BuilderStageUserRoot : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var stage in context.File.Stages)
            if (stage.Index < context.File.Stages.Length - 1 && RootUser.LastOf(stage) is { } user)
                context.Report(user.Element(user.Value), $"{user.Value} is the last USER of {stage.Name}");
    }
}
