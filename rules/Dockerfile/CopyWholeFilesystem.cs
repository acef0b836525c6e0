using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A whole file system is copied from another stage.</summary>
public sealed partial class CopyWholeFilesystem : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not CopyInstruction { From: not null, Destination: { } target } copy || target.Unquoted != "/")
                continue;
            var root = copy.Sources.FirstOrDefault(source => source.Unquoted == "/");
            if (root.Text is not null)
                context.Report(copy.Element(root), "a whole file system is copied from another stage");
        }
    }
}
