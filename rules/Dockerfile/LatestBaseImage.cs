using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The base image is tagged latest.</summary>
public sealed partial class LatestBaseImage : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var stage in context.File.Stages)
            if (WrittenImage.Read(stage.From.Image.Text) is { Tag: "latest", Digest: null })
                context.Report(stage.From.Element(stage.From.Image), $"{stage.From.Image} moves: it is another image next month");
    }
}
