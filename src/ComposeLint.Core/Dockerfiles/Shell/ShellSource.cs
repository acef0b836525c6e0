using ComposeLint.Text;

namespace ComposeLint.Dockerfiles.Shell;

/// <summary>A text to read as shell, and where its characters stand.</summary>
internal readonly struct ShellSource
{
    private readonly LogicalText? _text;
    private readonly int _offset;
    private readonly SourceSpan _whole;

    /// <summary>A range of an instruction or a here-document.</summary>
    public ShellSource(LogicalText text, int start, int end)
    {
        Text = start == 0 && end == text.Text.Length ? text.Text : text.Text.Substring(start, end - start);
        _text = text;
        _offset = start;
        _whole = default;
    }

    /// <summary>A decoded text of which only the whole place is known.</summary>
    public ShellSource(string text, SourceSpan whole)
    {
        Text = text;
        _text = null;
        _offset = 0;
        _whole = whole;
    }

    /// <summary>The characters.</summary>
    public string Text { get; }

    /// <summary>The place of a range.</summary>
    public SourceSpan Span(int start, int end) => _text is null ? _whole : _text.Span(_offset + start, _offset + end);

    /// <summary>A part as a source of its own.</summary>
    public ShellSource Slice(int start, int end) =>
        _text is null ? new ShellSource(Text.Substring(start, end - start), _whole) : new ShellSource(_text, _offset + start, _offset + end);
}
