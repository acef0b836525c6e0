using ComposeLint.Text;
using YamlDotNet.Core;

namespace ComposeLint.Yaml;

/// <summary>An error that stopped the parser.</summary>
/// <param name="Start">Where it shows.</param>
/// <param name="End">Where what it is about ends; at least one character after <paramref name="Start"/> unless at the text's end.</param>
/// <param name="Culprit">An offset on the line to blame, which may be far above: an unclosed quote, an unclosed bracket.</param>
/// <param name="Message">In the user's words.</param>
/// <param name="IsLimit">Whether it is a limit of ours and not an error of YAML.</param>
internal readonly record struct SyntaxFault(int Start, int End, int Culprit, string Message, bool IsLimit = false)
{
    private static readonly char[] LineBreaks = ['\r', '\n'];

    /// <summary>Takes what the parser threw, and where it was.</summary>
    public static SyntaxFault From(Exception thrown, YamlTreeBuilder builder, string text, LineMap lines)
    {
        var open = builder.OpenFlowStart;
        if (thrown is YamlLimitException limit)
            return Single(limit.At, text, limit.Message, open >= 0 ? open : limit.At, isLimit: true);

        var at = Position(thrown, builder.Tokens);
        at = Math.Max(0, Math.Min(at, text.Length));
        if (QuotedOverLinesBefore(builder.Tokens, text, at) is { } quoted && (open < 0 || quoted > open))
        {
            // Right before the error ends a quoted text over several lines: most likely what closed it was meant to open another one.
            return Single(quoted, text, $"the text that begins with {text[quoted]} here is not closed where it should be", open >= 0 ? open : quoted);
        }

        var wording = SyntaxWording.Of(thrown.Message, text, at);
        if (open >= 0 && open < at)
        {
            // Nothing inside brackets can be saved without them.
            var isUnclosed = (wording.IsAboutFlow || thrown is InvalidOperationException) && IsOnLaterLine(text, open, at);
            return isUnclosed ? Single(open, text, $"'{text[open]}' is never closed", open) : Single(at, text, wording.Text, open);
        }

        if (wording.IsAboutKey && BareWordAbove(text, lines, at) is { } word)
            return new SyntaxFault(word.Start, word.End, word.Start, "a ':' is missing after this key, or it belongs to the line above");
        return Single(at, text, wording.Text, at);
    }

    private static SyntaxFault Single(int start, string text, string message, int culprit, bool isLimit = false)
    {
        start = Math.Min(start, text.Length);
        if (start == text.Length)
        {
            // What is missing at the end of the file shows behind the last thing that stands there.
            while (start > 0 && (start == text.Length || text[start] is ' ' or '\t' or '\r' or '\n'))
                start--;
        }

        var end = Math.Min(start + 1, text.Length);
        return new SyntaxFault(start, end, Math.Min(culprit, start), message, isLimit);
    }

    private static int Position(Exception thrown, TokenWatcher tokens)
    {
        // YamlDotNet gives some errors no place; its scanner then stands at the fault.
        if (thrown is not YamlException yaml || (yaml.Start.Equals(Mark.Empty) && yaml.End.Equals(Mark.Empty)))
            return (int)tokens.CurrentPosition.Index;
        // Of a scalar that is faulty inside, the start says less than the place.
        return SyntaxWording.IsInsideScalar(yaml.Message) ? (int)yaml.End.Index : (int)yaml.Start.Index;
    }

    private static int? QuotedOverLinesBefore(TokenWatcher tokens, string text, int at)
    {
        var scalar = tokens.LastScalar.End <= at ? tokens.LastScalar : tokens.ScalarBefore;
        if (scalar.IsEmpty || scalar.End > at || text[scalar.Start] is not ('"' or '\''))
            return null;
        for (var i = scalar.End; i < at; i++)
        {
            if (text[i] is not (' ' or '\t'))
                return null;
        }

        return IsOnLaterLine(text, scalar.Start, scalar.End) ? scalar.Start : null;
    }

    private static TextSpan? BareWordAbove(string text, LineMap lines, int at)
    {
        var blocks = new IndentationBlocks(text, lines);
        var line = lines.Position(at).Line;
        var above = line - 1;
        while (above > 0 && blocks.Indent(above) < 0)
            above--;
        if (above == 0 || blocks.Indent(above) > blocks.Indent(line) || !blocks.IsBareWord(above))
            return null;
        var span = lines.Line(above);
        var comment = text.IndexOf(" #", span.Start, span.Length, StringComparison.Ordinal);
        var end = comment < 0 ? span.End : comment;
        var start = blocks.FirstCharacter(above);
        while (end > start + 1 && text[end - 1] is ' ' or '\t')
            end--;
        return TextSpan.FromBounds(start, end);
    }

    private static bool IsOnLaterLine(string text, int first, int second) => text.IndexOfAny(LineBreaks, first, second - first) >= 0;
}
