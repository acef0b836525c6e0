using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A base image has both a tag and a digest.</summary>
public sealed partial class TagAndDigest : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var stage in context.File.Stages)
            if (WrittenImage.Read(stage.From.Image.Text) is { Tag: not null, Digest: not null })
                context.Report(stage.From.Element(stage.From.Image), "the digest decides: the tag is not looked at");
    }
}
