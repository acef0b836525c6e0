namespace ComposeLint.Text;

/// <summary>How a run of an embedded text lies in the file that holds it.</summary>
public enum EmbeddedRunKind
{
    /// <summary>Character for character.</summary>
    Verbatim,
    /// <summary>As a whole: an escape, or what was put together from elsewhere.</summary>
    Whole,
    /// <summary>A place whose characters are known at run time alone; something stands in for them.</summary>
    Hole,
}

/// <summary>A run of characters of an embedded text.</summary>
/// <param name="Start">Where it starts in the embedded text.</param>
/// <param name="Length">How many characters it has there.</param>
/// <param name="Host">What stands for it in the file that holds it.</param>
/// <param name="Kind">How it lies there.</param>
public readonly record struct EmbeddedRun(int Start, int Length, SourceSpan Host, EmbeddedRunKind Kind)
{
    /// <summary>Where it ends in the embedded text.</summary>
    public int End => Start + Length;
}

/// <summary>Where the characters of an embedded text stand in the file that holds it: the value of a string literal, in the code that writes it.</summary>
public sealed class Embedding
{
    private readonly ImmutableArray<EmbeddedRun> _runs;

    /// <summary>The places of a text that is not empty.</summary>
    /// <param name="key">A stable path for what holds the text.</param>
    /// <param name="runs">Its runs, one after the other from 0, none empty.</param>
    public Embedding(string key, ImmutableArray<EmbeddedRun> runs)
    {
        Key = key;
        _runs = runs;
        HasHoles = runs.Any(run => run.Kind == EmbeddedRunKind.Hole);
    }

    /// <summary>A stable path for what holds the text.</summary>
    public string Key { get; }

    /// <summary>Whether a part of the text is not known.</summary>
    public bool HasHoles { get; }

    /// <summary>Whether a place touches what is not known.</summary>
    public bool TouchesHole(TextSpan span) => HasHoles && _runs.Any(run => run.Kind == EmbeddedRunKind.Hole && run.Start < Math.Max(span.End, span.Start + 1) && span.Start < run.End);

    /// <summary>The place in the file that holds it; where a text was put together from several places, that of its start.</summary>
    public SourceSpan HostOf(TextSpan span)
    {
        var first = _runs[IndexOf(span.Start)];
        var start = first.Kind == EmbeddedRunKind.Verbatim ? first.Host.Span.Start + Math.Min(span.Start - first.Start, first.Length) : first.Host.Span.Start;
        var last = span.Length == 0 ? first : _runs[IndexOf(span.End - 1)];
        var end = span.Length == 0 && first.Kind == EmbeddedRunKind.Verbatim ? start : last.Kind == EmbeddedRunKind.Verbatim ? last.Host.Span.Start + (span.End - last.Start) : last.Host.Span.End;
        return ReferenceEquals(first.Host.Source, last.Host.Source) && end >= start ? first.Host.Source.At(start, end) : first.Host.Source.At(start, Math.Max(start, first.Host.Span.End));
    }

    /// <summary>Whether a place stands in its file character for character, so that it can be edited there.</summary>
    public bool IsVerbatim(TextSpan span)
    {
        var run = _runs[IndexOf(span.Start)];
        return run.Kind == EmbeddedRunKind.Verbatim && span.End <= run.End;
    }

    private int IndexOf(int offset)
    {
        var (low, high) = (0, _runs.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_runs[middle].Start <= offset)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}
