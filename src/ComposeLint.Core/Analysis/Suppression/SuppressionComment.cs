using ComposeLint.Text;

namespace ComposeLint.Analysis.Suppression;

/// <summary>A comment that silences: <c># composelint: ignore[rule, rule] reason</c> or <c># composelint: ignore-file[rule] reason</c>.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="IsFile">Whether it holds for the whole file.</param>
/// <param name="Rules">The rules it names, each with its place.</param>
/// <param name="Reason">What stands behind the bracket; empty when nothing does.</param>
/// <param name="Fault">Why it silences nothing, for one that is not well formed; null for a good one.</param>
internal sealed record SuppressionComment(
    SourceComment Comment, bool IsFile, ImmutableArray<Located<string>> Rules, string Reason, string? Fault)
{
    private const string Mark = "composelint:";

    /// <summary>Reads a comment; null when it is none of ours.</summary>
    public static SuppressionComment? Read(SourceComment comment)
    {
        var source = comment.Span.Source;
        var text = source.Text;
        var end = comment.Span.Span.End;
        var at = comment.Span.Span.Start;
        while (at < end && (text[at] == '#' || text[at] == '/' || IsBlank(text[at])))
            at++;
        if (end - at < Mark.Length || string.CompareOrdinal(text, at, Mark, 0, Mark.Length) != 0)
            return null;

        at += Mark.Length;
        SkipBlanks();
        var word = Word();
        if (word is not ("ignore" or "ignore-file"))
            return Bad($"'{word}' is not a directive: write ignore[RULE] or ignore-file[RULE]");
        var isFile = word == "ignore-file";
        SkipBlanks();
        if (at >= end || text[at] != '[')
            return Bad($"name the rule to ignore: {word}[RULE]");
        var close = text.IndexOf(']', at, end - at);
        if (close < 0)
            return Bad("the bracket is not closed: " + word + "[RULE]");

        var rules = ImmutableArray.CreateBuilder<Located<string>>();
        for (var start = at + 1; start <= close;)
        {
            var comma = text.IndexOf(',', start, close - start);
            var stop = comma < 0 ? close : comma;
            var (from, to) = Trim(start, stop);
            if (to > from)
                rules.Add(new Located<string>(text.Substring(from, to - from), source.At(from, to)));
            start = stop + 1;
        }

        if (rules.Count == 0)
            return Bad($"name the rule to ignore: {word}[RULE]");
        var (reasonStart, reasonEnd) = Trim(close + 1, end);
        return new SuppressionComment(comment, isFile, rules.ToImmutable(), text.Substring(reasonStart, reasonEnd - reasonStart), null);

        SuppressionComment Bad(string fault) => new(comment, false, ImmutableArray<Located<string>>.Empty, "", fault);

        string Word()
        {
            var start = at;
            while (at < end && (char.IsLetter(text[at]) || text[at] == '-'))
                at++;
            return text.Substring(start, at - start);
        }

        void SkipBlanks()
        {
            while (at < end && IsBlank(text[at]))
                at++;
        }

        (int, int) Trim(int from, int to)
        {
            while (from < to && IsBlank(text[from]))
                from++;
            while (to > from && (IsBlank(text[to - 1]) || text[to - 1] == '\r'))
                to--;
            return (from, to);
        }
    }

    /// <summary>Whether the comment stands over the place.</summary>
    public bool Covers(SourceSpan place) =>
        place.Source.Path == Comment.Span.Source.Path
        && (IsFile || Comment.Target is { } target && target.Span.Start <= place.Span.Start && place.Span.End <= target.Span.End);

    private static bool IsBlank(char character) => character is ' ' or '\t';
}
