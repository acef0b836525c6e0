using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The image says no user, so the container runs as root.</summary>
public sealed partial class NoUser : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        if (context.File.Stages.IsEmpty)
            return;
        var stage = context.File.Stages[context.File.Stages.Length - 1];
        var root = stage.Root;
        if (stage.Result.User is not null || !root.BaseImage.TryGet(out var image) || image.IndexOf("nonroot", StringComparison.Ordinal) >= 0 || image.IndexOf("chiseled", StringComparison.Ordinal) >= 0)
            return;
        context.Report(stage.From.Element(stage.From.Image), "no USER is given, so the container runs as root unless the base image says otherwise");
    }
}
