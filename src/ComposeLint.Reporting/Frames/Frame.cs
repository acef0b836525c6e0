using System.Globalization;
using ComposeLint.Analysis;
using ComposeLint.Reporting.Escaping;
using ComposeLint.Text;

namespace ComposeLint.Reporting.Frames;

/// <summary>A finding's source lines with what is marked in them, as rustc draws them: <c>^^^</c> under the subject, <c>---</c> under what is related.</summary>
internal sealed class Frame
{
    private const int MostMarks = 12;

    private readonly ImmutableArray<Mark> _marks;
    private readonly int _hidden;
    private readonly Severity _severity;
    private readonly TextStyle _style;
    private readonly Ink _ink;

    public Frame(Finding finding, TextStyle style, Ink ink)
    {
        var marks = Marks(finding);
        _marks = [.. marks.Take(MostMarks)];
        _hidden = marks.Count - _marks.Length;
        _severity = finding.Severity;
        _style = style;
        _ink = ink;
        NumberWidth = _marks.Max(mark => mark.Line).ToString(CultureInfo.InvariantCulture).Length;
    }

    private sealed record Mark(SourceSpan Span, bool IsPrimary, string Label)
    {
        public int Line { get; } = Span.Start.Line;
    }

    /// <summary>The width of the widest line number.</summary>
    public int NumberWidth { get; }

    /// <summary>The gutter before <c>=</c> and <c>|</c>.</summary>
    public string Gutter => new(' ', NumberWidth + 2);

    public void Write(TextWriter writer)
    {
        var primary = _marks.First(mark => mark.IsPrimary).Span.Source.Path;
        var files = _marks.GroupBy(mark => mark.Span.Source.Path, StringComparer.Ordinal)
            .OrderBy(file => file.Key != primary)
            .ThenBy(file => file.Key, StringComparer.Ordinal);
        foreach (var file in files)
        {
            var first = file.FirstOrDefault(mark => mark.IsPrimary) ?? file.First();
            var arrow = file.Key == primary ? "-->" : ":::";
            writer.WriteLine($"{new string(' ', NumberWidth + 1)}{_ink.Frame(arrow)} {SafeText.Terminal(file.Key)}:{first.Span.Start}");
            writer.WriteLine(Gutter + _ink.Frame("|"));
            foreach (var line in file.GroupBy(mark => mark.Line).OrderBy(line => line.Key))
                WriteLine(writer, line.Key, [.. line.OrderBy(mark => mark.Span.Span.Start).ThenBy(mark => mark.Span.Span.End)]);
        }

        if (_hidden > 0)
            writer.WriteLine(Gutter + _ink.Frame("=") + string.Create(CultureInfo.InvariantCulture, $" and {_hidden} more {(_hidden == 1 ? "place" : "places")}"));
    }

    private void WriteLine(TextWriter writer, int number, ImmutableArray<Mark> marks)
    {
        var source = marks[0].Span.Source;
        var focus = marks.FirstOrDefault(mark => mark.IsPrimary) ?? marks[0];
        var drawn = DrawnLine.Of(source, number, focus.Span.Span, Math.Max(40, _style.Width - NumberWidth - 4));
        writer.WriteLine($"{_ink.Frame(" " + number.ToString(CultureInfo.InvariantCulture).PadLeft(NumberWidth) + " |")} {drawn.Text}".TrimEnd());
        var end = source.Lines.Line(number).End;
        foreach (var mark in marks)
        {
            var (start, length) = drawn.Cells(TextSpan.FromBounds(mark.Span.Span.Start, Math.Min(mark.Span.Span.End, Math.Max(end, mark.Span.Span.Start))));
            var underline = new string(mark.IsPrimary ? '^' : '-', length) + (mark.Label.Length > 0 ? " " + mark.Label : "");
            var painted = mark.IsPrimary ? _ink.Level(_severity, underline) : _ink.Frame(underline);
            writer.WriteLine($"{Gutter}{_ink.Frame("|")} {new string(' ', start)}{painted}");
        }
    }

    private static List<Mark> Marks(Finding finding)
    {
        // What a rule says of the subject's own place is the label of its underline.
        var own = finding.Related.Where(related => related.Span == finding.Subject.Span).Select(related => SafeText.Terminal(related.Message));
        var marks = new List<Mark> { new(finding.Subject.Span, IsPrimary: true, string.Join("; ", own)) };
        foreach (var place in finding.Related.Where(related => related.Span != finding.Subject.Span).GroupBy(related => related.Span))
            marks.Add(new Mark(place.Key, IsPrimary: false, string.Join("; ", place.Select(related => SafeText.Terminal(related.Message)).Distinct(StringComparer.Ordinal))));
        return marks;
    }
}
