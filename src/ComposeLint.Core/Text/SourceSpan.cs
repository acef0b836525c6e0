namespace ComposeLint.Text;

/// <summary>A place in a file.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">The range of its characters.</param>
public readonly record struct SourceSpan(SourceText Source, TextSpan Span) : IComparable<SourceSpan>
{
    /// <summary>Where it starts, line and column from 1.</summary>
    public LinePosition Start => Source.Lines.Position(Span.Start);

    /// <summary>Where it ends: line and column from 1, the column after the last character.</summary>
    public LinePosition End => Source.Lines.Position(Span.End);

    /// <summary>The characters there.</summary>
    public string Text => Source.Text.Substring(Span.Start, Span.Length);

    /// <summary>Orders by file (ordinal), start, then end.</summary>
    public int CompareTo(SourceSpan other)
    {
        var byPath = string.CompareOrdinal(Source.Path, other.Source.Path);
        if (byPath != 0)
            return byPath;
        return Span.Start != other.Span.Start ? Span.Start.CompareTo(other.Span.Start) : Span.End.CompareTo(other.Span.End);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Source.Path}:{Start}";
}
