using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>COPY goes to a relative path in an image that starts from nothing.</summary>
public sealed partial class RelativeCopyInScratch : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var (copy, target) in RelativeCopies.Of(context.File))
            if (RelativeCopies.IsInScratch(copy))
                context.Report(copy.Element(target), $"{target} is relative to /, since no WORKDIR is set");
    }
}
