using System.Text;
using ComposeLint.Reporting.Escaping;
using ComposeLint.Text;

namespace ComposeLint.Reporting.Frames;

/// <summary>
/// One source line as a terminal shows it: tabs as spaces to the next multiple of four, unsafe characters escaped, secrets masked, and of a long line the part
/// around what is marked. Knows in which cell each of its characters begins.
/// </summary>
internal sealed class DrawnLine
{
    private const int TabStop = 4;
    private const int MostBefore = 600;
    private const string Cut = "…";

    private readonly int _firstOffset;
    private readonly int[] _cells;

    private DrawnLine(string text, int firstOffset, int[] cells)
    {
        Text = text;
        _firstOffset = firstOffset;
        _cells = cells;
    }

    /// <summary>What is printed.</summary>
    public string Text { get; }

    /// <summary>Draws a line (from 1) so that <paramref name="focus"/>, offsets in the file, can be seen within <paramref name="width"/> cells.</summary>
    public static DrawnLine Of(SourceText source, int line, TextSpan focus, int width)
    {
        var span = source.Lines.Line(line);
        var start = span.Start;
        var end = span.End;
        // Far more characters than fit are not even looked at: a line can have ten million.
        if (span.Length > width * 4)
        {
            start = Math.Max(start, focus.Start - width);
            end = Math.Min(end, start + width * 4);
        }

        // What stands before a value says whether it is a secret.
        var from = Math.Max(span.Start, start - MostBefore);
        var text = Redaction.InSource(source.Text.Substring(from, end - from), source)[(start - from)..];
        var (glyphs, cells) = Glyphs(text);
        var total = cells[^1];
        if (start == span.Start && end == span.End && total <= width)
            return new DrawnLine(string.Concat(glyphs), start, cells);

        var focusCell = cells[Math.Clamp(focus.Start - start, 0, text.Length)];
        var firstCell = total - focusCell < width / 2 ? Math.Max(0, total - width + 2) : Math.Max(0, focusCell - width / 3);
        return Window(glyphs, cells, start, firstCell, width, cutBefore: start > span.Start, cutAfter: end < span.End);
    }

    /// <summary>The cells that a span covers, from 0; at least one cell wide; clipped to what is printed.</summary>
    public (int Start, int Length) Cells(TextSpan span)
    {
        var start = CellAt(span.Start);
        return (start, Math.Max(1, CellAt(span.End) - start));
    }

    private int CellAt(int offset) => _cells[Math.Clamp(offset - _firstOffset, 0, _cells.Length - 1)];

    private static DrawnLine Window(List<string> glyphs, int[] cells, int firstOffset, int from, int width, bool cutBefore, bool cutAfter)
    {
        var builder = new StringBuilder();
        var shift = 0;
        if (from > 0 || cutBefore)
        {
            builder.Append(Cut);
            shift = 1;
        }

        var last = from;
        for (var i = 0; i < glyphs.Count; i++)
        {
            if (cells[i] < from)
                continue;
            if (cells[i + 1] - from > width - 2)
            {
                cutAfter = true;
                break;
            }

            if (builder.Length == shift)
                from = cells[i];
            builder.Append(glyphs[i]);
            last = cells[i + 1];
        }

        if (cutAfter)
            builder.Append(Cut);
        return new DrawnLine(builder.ToString(), firstOffset, [.. cells.Select(cell => Math.Clamp(cell - from + shift, 0, last - from + shift))]);
    }

    // One glyph per UTF-16 character (empty for the second half of a pair), and the cell each begins in; one more cell for the end.
    private static (List<string> Glyphs, int[] Cells) Glyphs(string text)
    {
        var glyphs = new List<string>(text.Length);
        var cells = new int[text.Length + 1];
        var cell = 0;
        for (var i = 0; i < text.Length;)
        {
            var (value, length, isUnsafe) = UnsafeCharacters.First(text.AsSpan(i));
            var (glyph, width) = value switch
            {
                '\t' => (new string(' ', TabStop - cell % TabStop), TabStop - cell % TabStop),
                '#' when text.AsSpan(i).StartsWith("##[", StringComparison.Ordinal) => (UnsafeCharacters.Escape('#'), 6),
                _ when isUnsafe => (UnsafeCharacters.Escape(value), UnsafeCharacters.Escape(value).Length),
                _ => (text.Substring(i, length), CellWidth.Of(value)),
            };
            for (var unit = 0; unit < length; unit++)
            {
                glyphs.Add(unit == 0 ? glyph : "");
                cells[i + unit] = unit == 0 ? cell : cell + width;
            }

            cell += width;
            i += length;
        }

        cells[^1] = cell;
        return (glyphs, cells);
    }
}
