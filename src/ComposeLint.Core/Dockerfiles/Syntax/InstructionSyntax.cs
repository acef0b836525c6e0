using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>An instruction split into keyword, flags and the rest.</summary>
/// <param name="Text">The joined text.</param>
/// <param name="Kind">Which instruction.</param>
/// <param name="Keyword">Its keyword.</param>
/// <param name="Flags">Its flags.</param>
/// <param name="ArgumentsStart">Where the arguments start in the joined text.</param>
/// <param name="ArgumentsEnd">Where they end.</param>
/// <param name="Escape">The file's escape character.</param>
internal sealed record InstructionSyntax(
    LogicalText Text, InstructionKind Kind, Word Keyword, ImmutableArray<InstructionFlag> Flags, int ArgumentsStart, int ArgumentsEnd, char Escape)
{
    /// <summary>The place of a range of the joined text.</summary>
    public SourceSpan Span(int start, int end) => Text.Span(start, end);

    /// <summary>A range of the joined text as a word.</summary>
    public Word Word(int start, int end) => new(Text.Text.Substring(start, end - start), Text.Span(start, end));
}
