namespace ComposeLint.Text;

/// <summary>
/// What a stage could not do or the engine would refuse, as data. A rule page that names the <see cref="Kind"/> (<c>problem: yaml-syntax</c>)
/// turns it into a finding; nobody else has to know of it.
/// </summary>
/// <param name="Kind">A kebab name: <c>yaml-syntax</c>, <c>missing-file</c>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Message">One sentence for the user, without the place.</param>
public sealed record Problem(string Kind, IElement Subject, string Message)
{
    /// <summary>Other places that show it, each with what it shows.</summary>
    public ImmutableArray<Annotation> Related { get; init; } = ImmutableArray<Annotation>.Empty;

    /// <summary>What to do about it; null when that is plain.</summary>
    public string? Help { get; init; }
}

/// <summary>A place and what it shows.</summary>
/// <param name="Span">The place.</param>
/// <param name="Message">What stands there, in a few words.</param>
public readonly record struct Annotation(SourceSpan Span, string Message);
