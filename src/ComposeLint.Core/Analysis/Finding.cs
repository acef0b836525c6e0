using ComposeLint.Text;

namespace ComposeLint.Analysis;

/// <summary>
/// What a rule found, with its evidence. Identity is (rule, subject, evidence, file): no prose and no line number, so that baselines survive edits.
/// </summary>
/// <param name="Rule">The rule's descriptor.</param>
/// <param name="Subject">What it is about; its span is the primary location, one narrow token.</param>
/// <param name="Message">The fact first, in one sentence; names the service. Already free of secrets, not yet escaped for a sink.</param>
public sealed record Finding(RuleDescriptor Rule, IElement Subject, string Message)
{
    /// <summary>The other element that proves it (the first claim of a collision); null when the subject alone does.</summary>
    public IElement? Evidence { get; init; }

    /// <summary>The rule's severity, or what configuration made of it.</summary>
    public Severity Severity { get; init; } = Rule.Severity;

    /// <summary>How sure it is.</summary>
    public Confidence Confidence { get; init; } = Confidence.High;

    /// <summary>Other places, each with what it shows.</summary>
    public ImmutableArray<Annotation> Related { get; init; } = ImmutableArray<Annotation>.Empty;

    /// <summary>The hops that led here, in order; each with the line that decided it.</summary>
    public ImmutableArray<Annotation> Trace { get; init; } = ImmutableArray<Annotation>.Empty;

    /// <summary>What to do; null for the rule's own general advice.</summary>
    public string? Help { get; init; }

    /// <summary>
    /// What else is known of it, a line each: the engine's own words with its version and platform (<c>Docker Engine 28.5 on Linux: Address already in use</c>), then which
    /// versions do otherwise.
    /// </summary>
    public ImmutableArray<string> Notes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Where it holds.</summary>
    public Platforms Platforms { get; init; } = Platforms.All;

    /// <summary>The profiles it needs; empty when it holds without any.</summary>
    public ImmutableArray<string> Profiles { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The projects that show it (their names).</summary>
    public ImmutableArray<string> Projects { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The engine version it rests on, when it does; null when any.</summary>
    public string? Engine { get; init; }

    /// <summary>Edits that mend it; empty when there is none.</summary>
    public ImmutableArray<Fix> Fixes { get; init; } = ImmutableArray<Fix>.Empty;

    /// <summary>Rule, subject, evidence and file as one stable string.</summary>
    public string Identity => string.Join("|", Rule.Id, Subject.Key, Evidence?.Key ?? "", Subject.Span.Source.Path);
}

/// <summary>Edits that mend a finding.</summary>
/// <param name="Title">What they do, as an imperative.</param>
/// <param name="Edits">The edits; they do not overlap.</param>
/// <param name="BreaksWhat">What behaviour changes, for a fix that is not safe; null for a safe one.</param>
public sealed record Fix(string Title, ImmutableArray<TextEdit> Edits, string? BreaksWhat = null);
