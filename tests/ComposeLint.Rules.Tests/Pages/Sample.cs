using System.Text;
using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.Tests.Pages;

/// <summary>
/// A fenced file with its drawing: a comment line beneath a line underlines a part of it, <c>#    ^^^^ words of the message</c> for a finding's own
/// place, <c>#    ~~~~ words</c> for a related one. An underline that touches the <c>#</c> begins at the <c>#</c>'s own column. In C# the comment is <c>//</c>.
/// </summary>
internal static class Sample
{
    /// <summary>The file without its drawing, which is added to <paramref name="drawings"/>.</summary>
    public static SourceText Read(string path, string[] lines, List<Drawing> drawings)
    {
        var kept = new List<string>();
        foreach (var line in lines)
        {
            if (Underline(path, line, kept.Count) is { } drawing)
                drawings.Add(drawing);
            else
                kept.Add(line);
        }

        return new SourceText(path, string.Join('\n', kept) + "\n");
    }

    /// <summary>The file with findings drawn in it, as a page would show them.</summary>
    public static string Draw(SourceText file, IEnumerable<Finding> findings)
    {
        var text = new StringBuilder();
        var lines = file.Text.TrimEnd('\n').Split('\n');
        var marks = findings
            .SelectMany(finding => finding.Related.Select(related => (related.Span, Mark: '~', related.Message)).Prepend((finding.Subject.Span, '^', finding.Message)))
            .Where(mark => mark.Span.Source.Path == file.Path)
            .Distinct()
            .ToLookup(mark => mark.Span.Start.Line);
        for (var i = 0; i < lines.Length; i++)
        {
            text.AppendLine(lines[i]);
            foreach (var (span, mark, message) in marks[i + 1].OrderBy(mark => mark.Span.Start.Column))
            {
                var start = span.Start.Column - 1;
                var length = Math.Max(1, span.End.Line == span.Start.Line ? span.Span.Length : lines[i].Length - start);
                text.AppendLine(Comment(file.Path, start) + new string(mark, Math.Max(1, start == 0 ? length - 1 : length)) + " " + message);
            }
        }

        return text.ToString();
    }

    private static string Comment(string path, int start)
    {
        var sign = HasSlashes(path) ? "//" : "#";
        var indent = Math.Max(0, Math.Min(start - sign.Length, 8));
        return new string(' ', sign.Length == 2 ? indent : 0) + sign + new string(' ', Math.Max(0, start - sign.Length - (sign.Length == 2 ? indent : 0)));
    }

    private static bool HasSlashes(string path) => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal);

    private static Drawing? Underline(string path, string line, int lineBefore)
    {
        var hash = line.Length - line.TrimStart().Length;
        var sign = HasSlashes(path) ? "//" : "#";
        if (!line.AsSpan(hash).StartsWith(sign))
            return null;
        var start = hash + sign.Length;
        while (start < line.Length && line[start] == ' ')
            start++;
        var end = start;
        while (end < line.Length && line[end] == line[start])
            end++;
        if (start == line.Length || line[start] is not ('^' or '~' or '-') || end < line.Length && line[end] != ' ' || line[start] == '-' && end - start < 2)
            return null;
        var from = start == hash + sign.Length && sign.Length == 1 ? hash : start;
        return new Drawing(path, lineBefore, from + 1, end - from, line[start] == '^', line[end..].Trim());
    }
}
