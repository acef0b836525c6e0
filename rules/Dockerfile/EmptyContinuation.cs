using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>An empty line stands inside a continued instruction.</summary>
public sealed partial class EmptyContinuation : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction.EmptyContinuations.IsEmpty)
                continue;
            var related = instruction.EmptyContinuations.Select(span => new Annotation(span, "empty")).ToImmutableArray();
            var line = instruction.LastLine;
            context.Report(
                instruction.Element(line, instruction.Name, "last-line"),
                $"{instruction.Name} goes on here after an empty line",
                related: related);
        }
    }
}
