using ComposeLint.Analysis;
using ComposeLint.Knowledge;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The base image gets no fixes any more.</summary>
public sealed partial class EndOfLifeBaseImage : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var stage in context.File.Stages)
            if (stage.Base is null && stage.BaseImage.TryGet(out var image) && EndOfLife.Of(image) is { } day)
                context.Report(stage.From.Element(stage.From.Image), $"{image} has had no fixes since {day}");
    }
}
