using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A whole file system is copied.</summary>
public sealed partial class CopyWholeFilesystem : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not CopyInstruction { From: { Value: { } stage }, Destination: { } target } copy || target.Unquoted != "/")
                continue;
            var root = copy.Sources.FirstOrDefault(source => source.Unquoted == "/");
            if (root.Text is not null)
                context.Report(copy.Element(root), $"the whole file system of {stage} is copied");
        }
    }
}
