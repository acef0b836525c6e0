using ComposeLint.Text;

namespace ComposeLint.Cli.Running;

/// <summary>Lines of a text that others replace; each with its line break.</summary>
/// <param name="First">The first line replaced, from 0.</param>
/// <param name="End">The line after the last one replaced.</param>
/// <param name="New">What stands there afterwards.</param>
internal readonly record struct LineChange(int First, int End, string[] New)
{
    /// <summary>The lines that edits change, in order; edits on one line, and on neighbours, are one change.</summary>
    /// <param name="old">The text.</param>
    /// <param name="after">The text with the edits made.</param>
    /// <param name="edits">The edits, in order.</param>
    public static ImmutableArray<LineChange> Between(string old, string after, ImmutableArray<TextEdit> edits)
    {
        var changes = ImmutableArray.CreateBuilder<LineChange>();
        var shift = 0;
        for (var i = 0; i < edits.Length;)
        {
            var start = LineStart(old, edits[i].Span.Span.Start);
            var growth = 0;
            int end;
            do
            {
                end = LineEnd(old, edits[i].Span.Span.End);
                growth += edits[i].NewText.Length - edits[i].Span.Span.Length;
                i++;
            }
            while (i < edits.Length && edits[i].Span.Span.Start < end);
            var before = Lines(old[start..end]);
            var now = Lines(after[(start + shift)..(end + shift + growth)]);
            var same = 0;
            while (same < Math.Min(before.Length, now.Length) && before[same] == now[same])
                same++;
            var tail = 0;
            while (tail < Math.Min(before.Length, now.Length) - same && before[^(tail + 1)] == now[^(tail + 1)])
                tail++;
            var line = old.AsSpan(0, start).Count('\n');
            if (same + tail < Math.Max(before.Length, now.Length))
                Add(new LineChange(line + same, line + before.Length - tail, now[same..^tail]));
            shift += growth;
        }

        return changes.ToImmutable();

        void Add(LineChange change)
        {
            if (changes is [.., var last] && last.End == change.First)
                changes[^1] = new LineChange(last.First, change.End, [.. last.New, .. change.New]);
            else
                changes.Add(change);
        }
    }

    /// <summary>The lines of a text, each with its LF; a last one without stands alone.</summary>
    public static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = LineEnd(text, start);
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }

    private static int LineStart(string text, int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;

    private static int LineEnd(string text, int offset)
    {
        var end = text.IndexOf('\n', offset);
        return end < 0 ? text.Length : end + 1;
    }
}
