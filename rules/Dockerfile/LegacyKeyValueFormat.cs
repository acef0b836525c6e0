using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>ENV or LABEL is written without an equals sign.</summary>
public sealed partial class LegacyKeyValueFormat : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not PairsInstruction { Kind: InstructionKind.Env or InstructionKind.Label } pairs || pairs.Pairs.IsEmpty || !pairs.Pairs[0].IsLegacy)
                continue;
            var pair = pairs.Pairs[0];
            context.Report(instruction.Element(pair.Key), $"{instruction.Name} {pair.Key} needs '=' instead of a space", fixes: Mend(pair));
        }
    }

    private static ImmutableArray<Fix> Mend(NameValue pair)
    {
        if (pair.Value is not { } value || value.Text.Length == 0 || value.Span.Text != value.Text)
            return default;
        var isPlain = value.Text.All(c => char.IsLetterOrDigit(c) || "._-/:@+,%${}".IndexOf(c) >= 0);
        if (!isPlain && value.Text.IndexOfAny(['"', '\\', '\'', '`']) >= 0)
            return default;
        var place = value.Span.Source.At(pair.Key.Span.Span.End, value.Span.Span.End);
        var edit = new TextEdit(place, isPlain ? "=" + value.Text : "=\"" + value.Text + "\"");
        return ImmutableArray.Create(new Fix("Write name=value", ImmutableArray.Create(edit)));
    }
}
