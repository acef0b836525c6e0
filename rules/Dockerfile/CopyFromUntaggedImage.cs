using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>COPY --from takes an image without a tag.</summary>
public sealed partial class CopyFromUntaggedImage : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is CopyInstruction { From: { Value: { } source } flag } && CopyFromUnknown.IsImage(source) && source.IndexOf(':') < 0)
                context.Report(instruction.Element(flag.Span, source, "from"), $"{source} has no tag: it is whatever 'latest' is that day");
        }
    }
}
