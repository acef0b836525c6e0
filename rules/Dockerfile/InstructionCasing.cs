using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Instructions are written in different case.</summary>
public sealed partial class InstructionCasing : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var counted = context.File.Instructions.Where(i => i.Stage is not null && i.Kind != InstructionKind.Unknown).ToList();
        var lower = counted.Count(i => i.Keyword.Text == i.Keyword.Text.ToLowerInvariant());
        var upper = counted.Count(i => i.Keyword.Text == i.Keyword.Text.ToUpperInvariant());
        foreach (var instruction in counted)
        {
            var word = instruction.Keyword;
            var wanted = lower > upper ? word.Text.ToLowerInvariant() : word.Text.ToUpperInvariant();
            if (word.Text == wanted)
                continue;
            var fix = new Fix($"Write {wanted}", ImmutableArray.Create(new TextEdit(word.Span, wanted)));
            context.Report(instruction, $"{word} is not written like most instructions of the file", fixes: ImmutableArray.Create(fix));
        }
    }
}
