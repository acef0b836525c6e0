namespace ComposeLint.Text;

/// <summary>A place as people count it: line and column from 1, the column in UTF-16 characters.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct LinePosition(int Line, int Column) : IComparable<LinePosition>
{
    /// <inheritdoc/>
    public int CompareTo(LinePosition other) => Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);

    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}";
}

/// <summary>The starts of a text's lines. Lines end at LF, CRLF or a lone CR, as in YAML 1.2 section 5.4.</summary>
public sealed class LineMap
{
    private readonly string _text;
    private readonly int[] _starts;

    internal LineMap(string text)
    {
        _text = text;
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }

        _starts = starts.ToArray();
    }

    /// <summary>The number of lines; a text that ends in a line break has an empty last line.</summary>
    public int Count => _starts.Length;

    /// <summary>The line (from 1) and column (from 1) of an offset.</summary>
    public LinePosition Position(int offset)
    {
        var line = Array.BinarySearch(_starts, offset);
        if (line < 0)
            line = ~line - 1;
        return new LinePosition(line + 1, offset - _starts[line] + 1);
    }

    /// <summary>The span of a line (from 1) without its line break.</summary>
    public TextSpan Line(int line)
    {
        var start = _starts[line - 1];
        var end = line < _starts.Length ? _starts[line] : _text.Length;
        while (end > start && _text[end - 1] is '\n' or '\r')
            end--;
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>The offset of a line's first character (line from 1).</summary>
    public int Start(int line) => _starts[line - 1];
}
