using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Analysis;

/// <summary>Leaves out what rules that give way (<see cref="Rule.GivesWay"/>) say where another rule finds an error: one fault is told once, by who tells it best.</summary>
internal sealed class WayGiving(ImmutableArray<Rule> rules)
{
    private readonly HashSet<string> _givingWay = new(rules.Where(rule => rule.GivesWay).Select(rule => rule.Descriptor.Id), StringComparer.Ordinal);

    /// <summary>Whether a finding's rule gives way.</summary>
    public bool GivesWay(Finding finding) => _givingWay.Contains(finding.Rule.Id);

    /// <summary>The findings without those that give way to another, or to one of <paramref name="unshown"/>.</summary>
    public IEnumerable<Finding> Apply(IReadOnlyList<Finding> findings, IReadOnlyList<Finding> unshown)
    {
        if (!findings.Any(finding => _givingWay.Contains(finding.Rule.Id)))
            return findings;
        var specific = findings.Concat(unshown).Where(finding => finding.Rule.Severity == Severity.Error && !_givingWay.Contains(finding.Rule.Id)).ToLookup(finding => finding.Subject.Span.Source.Path, StringComparer.Ordinal);
        return findings.Where(finding => !_givingWay.Contains(finding.Rule.Id) || !Places(finding).Any(place => specific[place.Source.Path].Any(other => Places(other).Any(at => Overlap(place, at)))));
    }

    /// <summary>Where a finding is; a whole service or network is all that is written of it.</summary>
    private static IEnumerable<SourceSpan> Places(Finding finding)
    {
        yield return Place(finding.Subject);
        if (finding.Evidence is { } evidence)
            yield return Place(evidence);
    }

    private static SourceSpan Place(IElement element) => element is Workload or NetworkDeclaration or Attachment ? element.Context : element.Span;

    private static bool Overlap(SourceSpan first, SourceSpan second) =>
        first.Source.Path == second.Source.Path && first.Span.Start <= second.Span.End && second.Span.Start <= first.Span.End;
}
