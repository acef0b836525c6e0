using System.Globalization;
using ComposeLint.Reporting;
using ComposeLint.Reporting.Escaping;
using ComposeLint.Reporting.Frames;

namespace ComposeLint.Cli.Running;

/// <summary>Two texts of a file as a unified diff (POSIX diff -u; GNU diffutils, "Detailed Unified"). Lines end at LF; a CR before it is shown as it is.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Writes the diff.</summary>
    /// <param name="path">The file's path, as findings write it.</param>
    /// <param name="old">The text before.</param>
    /// <param name="changes">The changed lines, in order and apart from one another.</param>
    /// <param name="style">Whether in colour.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(string path, string[] old, ImmutableArray<LineChange> changes, TextStyle style, TextWriter writer)
    {
        var ink = new Ink(style);
        var name = SafeText.Terminal(path.TrimStart('/'));
        writer.WriteLine(ink.Strong("--- a/" + name));
        writer.WriteLine(ink.Strong("+++ b/" + name));
        var shift = 0;
        for (var i = 0; i < changes.Length;)
        {
            var end = i + 1;
            while (end < changes.Length && changes[end].First - changes[end - 1].End <= 2 * Context)
                end++;
            var hunk = changes[i..end];
            var first = Math.Max(0, hunk[0].First - Context);
            var last = Math.Min(old.Length, hunk[^1].End + Context);
            var growth = hunk.Sum(change => change.New.Length - (change.End - change.First));
            writer.WriteLine(ink.Frame($"@@ -{Range(first, last - first)} +{Range(first + shift, last - first + growth)} @@"));
            var position = first;
            foreach (var change in hunk)
            {
                Lines(" ", old[position..change.First], text => text);
                Lines("-", old[change.First..change.End], ink.Removed);
                Lines("+", change.New, ink.Added);
                position = change.End;
            }

            Lines(" ", old[position..last], text => text);
            shift += growth;
            i = end;
        }

        void Lines(string sign, IEnumerable<string> lines, Func<string, string> paint)
        {
            foreach (var line in lines)
            {
                var content = line.TrimEnd('\n');
                var carriage = content.EndsWith('\r') ? "\r" : "";
                writer.WriteLine(paint(sign + Safe(content[..^carriage.Length])) + carriage);
                if (!line.EndsWith('\n'))
                    writer.WriteLine("\\ No newline at end of file");
            }
        }
    }

    // A tab harms no terminal, and a patch needs it.
    private static string Safe(string line) => string.Join('\t', line.Split('\t').Select(SafeText.LineStart));

    // An empty range names the line before it.
    private static string Range(int first, int count)
    {
        var start = (count == 0 ? first : first + 1).ToString(CultureInfo.InvariantCulture);
        return count == 1 ? start : string.Create(CultureInfo.InvariantCulture, $"{start},{count}");
    }
}
