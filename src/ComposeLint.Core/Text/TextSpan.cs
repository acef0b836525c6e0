namespace ComposeLint.Text;

/// <summary>A half-open range of UTF-16 offsets in one text: <see cref="Start"/> included, <see cref="End"/> not, as Roslyn's TextSpan.</summary>
public readonly record struct TextSpan
{
    /// <summary>A span of <paramref name="length"/> characters from <paramref name="start"/>.</summary>
    public TextSpan(int start, int length)
    {
        Start = start;
        Length = length;
    }

    /// <summary>The first offset.</summary>
    public int Start { get; }

    /// <summary>The number of UTF-16 characters.</summary>
    public int Length { get; }

    /// <summary>The offset after the last character.</summary>
    public int End => Start + Length;

    /// <summary>Whether the span holds no character.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The span between two offsets.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Whether <paramref name="other"/> lies wholly inside.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether the offset lies inside.</summary>
    public bool Contains(int offset) => offset >= Start && offset < End;

    /// <summary>Whether the two share a character.</summary>
    public bool OverlapsWith(TextSpan other) => Start < other.End && other.Start < End;

    /// <inheritdoc/>
    public override string ToString() => $"[{Start}..{End})";
}
