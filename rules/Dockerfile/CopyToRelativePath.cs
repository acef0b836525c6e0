using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>COPY goes to a relative path without a WORKDIR.</summary>
public sealed partial class CopyToRelativePath : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var (copy, target) in RelativeCopies.Of(context.File))
            if (!RelativeCopies.IsInScratch(copy))
                context.Report(copy.Element(target), $"{target} is relative to whatever directory the base image works in");
    }
}
