namespace ComposeLint.Text;

/// <summary>
/// A value read from a file: known, or unknown for a stated reason; with the place that wrote it and the steps that made it what it is.
/// Absence is a null <c>Located&lt;T&gt;?</c>, never an unknown one.
/// </summary>
public readonly struct Located<T>
{
    private readonly T _value;

    /// <summary>A known value.</summary>
    public Located(T value, SourceSpan span, Origin? origin = null)
    {
        _value = value;
        Span = span;
        Origin = origin;
        UnknownReason = null;
    }

    private Located(string reason, SourceSpan span, Origin? origin)
    {
        _value = default!;
        Span = span;
        Origin = origin;
        UnknownReason = reason;
    }

    /// <summary>Where the value is written: one scalar or token.</summary>
    public SourceSpan Span { get; }

    /// <summary>The steps that made the value what it is, newest first; null when it stands as written.</summary>
    public Origin? Origin { get; }

    /// <summary>Why the value cannot be known; null when it is.</summary>
    public string? UnknownReason { get; }

    /// <summary>Whether <see cref="Value"/> may be asked for.</summary>
    public bool IsKnown => UnknownReason is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The value is unknown.</exception>
    public T Value => IsKnown ? _value : throw new InvalidOperationException("Unknown value: " + UnknownReason);

    /// <summary>A value that cannot be known, and why (shown to the user as coverage).</summary>
    public static Located<T> Unknown(string reason, SourceSpan span, Origin? origin = null) => new(reason, span, origin);

    /// <summary>The value when it is known.</summary>
    public bool TryGet(out T value)
    {
        value = _value;
        return IsKnown;
    }

    /// <summary>Another value at the same place by the same steps; unknown stays unknown.</summary>
    public Located<TResult> Select<TResult>(Func<T, TResult> selector) =>
        UnknownReason is null ? new Located<TResult>(selector(_value), Span, Origin) : Located<TResult>.Unknown(UnknownReason, Span, Origin);

    /// <inheritdoc/>
    public override string ToString() => IsKnown ? _value?.ToString() ?? "" : "unknown (" + UnknownReason + ")";
}
