using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Analysis;

/// <summary>What a rule is given: the stage it asks (in the derived contexts) and where its findings go.</summary>
public abstract class RuleContext
{
    private readonly List<Finding> _findings = [];
    private readonly HashSet<(SourceSpan Subject, SourceSpan? Evidence)> _places = [];

    private protected RuleContext(RuleDescriptor rule, CancellationToken cancellation)
    {
        Rule = rule;
        Cancellation = cancellation;
    }

    /// <summary>The rule that runs.</summary>
    public RuleDescriptor Rule { get; }

    /// <summary>Asks the rule to stop early; only a rule that walks pairs needs to look.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>What was reported so far, in order.</summary>
    internal IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Reports a finding that its subject alone proves.</summary>
    /// <inheritdoc cref="Report(IElement, IElement?, string, Confidence, Platforms, ImmutableArray{string}, ImmutableArray{Annotation}, ImmutableArray{Annotation}, string?, ImmutableArray{Fix}, string?, ImmutableArray{string})"/>
    public void Report(
        IElement subject,
        string message,
        Confidence confidence = Confidence.High,
        Platforms platforms = Platforms.All,
        ImmutableArray<string> profiles = default,
        ImmutableArray<Annotation> related = default,
        ImmutableArray<Annotation> trace = default,
        string? help = null,
        ImmutableArray<Fix> fixes = default,
        string? engine = null,
        ImmutableArray<string> notes = default) =>
        Report(subject, null, message, confidence, platforms, profiles, related, trace, help, fixes, engine, notes);

    /// <summary>
    /// Reports a finding. One at the place of an earlier one (six services with one image by an anchor, each port of a range) is not added: a place is shown once.
    /// </summary>
    /// <param name="subject">What it is about; its narrow span is underlined.</param>
    /// <param name="evidence">The other element that proves it: part of the finding's identity, and shown as a related place unless <paramref name="related"/> is given.</param>
    /// <param name="message">The fact first, in one sentence that names the service. Elements print their names.</param>
    /// <param name="confidence">How sure it is.</param>
    /// <param name="platforms">Where it holds.</param>
    /// <param name="profiles">The profiles it needs; default for those that the subject and the evidence need to exist.</param>
    /// <param name="related">Other places, each with what it shows.</param>
    /// <param name="trace">The hops that led here, in order.</param>
    /// <param name="help">What to do; null for the page's own advice.</param>
    /// <param name="fixes">Edits that mend it.</param>
    /// <param name="engine">The engine version it rests on; null when any.</param>
    /// <param name="notes">What else is known of it, a line each.</param>
    public void Report(
        IElement subject,
        IElement? evidence,
        string message,
        Confidence confidence = Confidence.High,
        Platforms platforms = Platforms.All,
        ImmutableArray<string> profiles = default,
        ImmutableArray<Annotation> related = default,
        ImmutableArray<Annotation> trace = default,
        string? help = null,
        ImmutableArray<Fix> fixes = default,
        string? engine = null,
        ImmutableArray<string> notes = default)
    {
        if (!_places.Add((subject.Span, evidence?.Span)))
            return;
        if (related.IsDefault)
        {
            related = evidence is null
                ? ImmutableArray<Annotation>.Empty
                : ImmutableArray.Create(new Annotation(evidence.Span, evidence.Name));
        }

        _findings.Add(new Finding(Rule, subject, message)
        {
            Evidence = evidence,
            Confidence = confidence,
            Platforms = platforms,
            Profiles = profiles.IsDefault ? ProfilesOf(subject, evidence) : profiles,
            Related = related,
            Trace = trace.IsDefault ? ImmutableArray<Annotation>.Empty : trace,
            Help = help,
            Fixes = fixes.IsDefault ? ImmutableArray<Fix>.Empty : fixes,
            Engine = engine,
            Notes = notes.IsDefault ? ImmutableArray<string>.Empty : notes,
        });
    }

    /// <summary>Adds a finding that is complete, once a place.</summary>
    private protected void Add(Finding finding)
    {
        if (_places.Add((finding.Subject.Span, finding.Evidence?.Span)))
            _findings.Add(finding with { Profiles = ProfilesOf(finding.Subject, finding.Evidence) });
    }

    private static ImmutableArray<string> ProfilesOf(IElement subject, IElement? evidence)
    {
        var first = subject is TopologyElement one ? one.Presence.Profiles : ImmutableArray<string>.Empty;
        var second = evidence is TopologyElement two ? two.Presence.Profiles : ImmutableArray<string>.Empty;
        return second.IsEmpty ? first : first.Union(second, StringComparer.Ordinal).OrderBy(profile => profile, StringComparer.Ordinal).ToImmutableArray();
    }
}
