namespace ComposeLint.Text;

/// <summary>
/// One file's text. <see cref="Path"/> is how findings name it: '/'-separated, relative to where the analysis runs.
/// A byte order mark is not part of <see cref="Text"/>.
/// </summary>
public sealed class SourceText
{
    private LineMap? _lines;

    /// <summary>A text under a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="text">The characters.</param>
    /// <param name="embedding">Where they stand in another file, for a text that is part of one; its path is then that file's.</param>
    public SourceText(string path, string text, Embedding? embedding = null)
    {
        Path = path;
        Embedding = embedding;
        Text = text.Length > 0 && text[0] == '\uFEFF' ? text.Substring(1) : text;
    }

    /// <summary>The path findings show: '/'-separated, relative to where the analysis runs.</summary>
    public string Path { get; }

    /// <summary>The characters, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Where the characters stand in another file; null for a file of its own.</summary>
    public Embedding? Embedding { get; }

    /// <summary>The text's lines, found when first asked for.</summary>
    public LineMap Lines => _lines ??= new LineMap(Text);

    /// <summary>A place in this text.</summary>
    public SourceSpan At(TextSpan span) => new(this, span);

    /// <summary>A place in this text by its bounds.</summary>
    public SourceSpan At(int start, int end) => new(this, TextSpan.FromBounds(start, end));

    /// <inheritdoc/>
    public override string ToString() => Path;
}
