using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>
/// One instruction as the builder sees it: its physical lines joined at continuations, comments and empty lines between them gone; every
/// character still knows where it stands in the file.
/// </summary>
internal sealed class LogicalText
{
    private readonly SourceText _source;
    private readonly int[] _logical;
    private readonly int[] _physical;

    private LogicalText(SourceText source, string text, int[] logical, int[] physical)
    {
        _source = source;
        Text = text;
        _logical = logical;
        _physical = physical;
    }

    /// <summary>The joined characters.</summary>
    public string Text { get; }

    /// <summary>The place of a range of joined characters; it reaches over the continuations between them.</summary>
    public SourceSpan Span(int start, int end)
    {
        var from = Map(start, start < end || start < Text.Length);
        var to = end > start ? Map(end - 1, true) + 1 : from;
        return new SourceSpan(_source, TextSpan.FromBounds(from, Math.Max(from, to)));
    }

    private int Map(int offset, bool inside)
    {
        if (_logical.Length == 1)
            return _physical[0] + offset;
        var index = Array.BinarySearch(_logical, offset);
        if (index < 0)
            index = ~index - 1;
        else if (inside)
            while (index + 1 < _logical.Length && _logical[index + 1] == offset)
                index++;
        return _physical[index] + offset - _logical[index];
    }

    /// <summary>Joins pieces of lines.</summary>
    internal sealed class Builder(SourceText source)
    {
        private readonly System.Text.StringBuilder _text = new();
        private readonly List<int> _logical = [];
        private readonly List<int> _physical = [];

        /// <summary>Adds the characters of the file between two offsets.</summary>
        public void Append(int start, int end)
        {
            if (end == start && _logical.Count > 0)
                return;
            _logical.Add(_text.Length);
            _physical.Add(start);
            _text.Append(source.Text, start, end - start);
        }

        /// <summary>The joined text; at least one piece must have been added.</summary>
        public LogicalText Build() => new(source, _text.ToString(), [.. _logical], [.. _physical]);
    }

    /// <summary>A text of one piece.</summary>
    public static LogicalText Single(SourceText source, int start, int end) =>
        new(source, source.Text.Substring(start, end - start), [0], [start]);
}
