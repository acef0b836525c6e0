using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The whole build context is copied.</summary>
public sealed partial class CopyWholeContext : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not CopyInstruction { From: null } copy)
                continue;
            var source = copy.Sources.FirstOrDefault(s => s.Unquoted is "." or "./" or "/" or "*");
            if (source.Text is not null)
                context.Report(copy.Element(source), "the whole build context is copied");
        }
    }
}
