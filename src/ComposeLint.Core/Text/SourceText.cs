namespace ComposeLint.Text;

/// <summary>
/// One file's text. <see cref="Path"/> is how findings name it: '/'-separated, relative to where the analysis runs.
/// A byte order mark is not part of <see cref="Text"/>.
/// </summary>
public sealed class SourceText
{
    private LineMap? _lines;

    /// <summary>A text under a path.</summary>
    public SourceText(string path, string text)
    {
        Path = path;
        Text = text.Length > 0 && text[0] == '\uFEFF' ? text.Substring(1) : text;
    }

    /// <summary>The path findings show: '/'-separated, relative to where the analysis runs.</summary>
    public string Path { get; }

    /// <summary>The characters, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>The text's lines, found when first asked for.</summary>
    public LineMap Lines => _lines ??= new LineMap(Text);

    /// <summary>A place in this text.</summary>
    public SourceSpan At(TextSpan span) => new(this, span);

    /// <summary>A place in this text by its bounds.</summary>
    public SourceSpan At(int start, int end) => new(this, TextSpan.FromBounds(start, end));

    /// <inheritdoc/>
    public override string ToString() => Path;
}
