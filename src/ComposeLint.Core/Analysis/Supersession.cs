using ComposeLint.Text;

namespace ComposeLint.Analysis;

/// <summary>
/// Leaves out what another finding at the same place says better, as the other rule's page declares (<see cref="RuleDescriptor.Supersedes"/>): one fault is one finding. What the
/// user selects by name is always shown.
/// </summary>
internal sealed class Supersession
{
    private readonly AnalyzerOptions _options;
    private readonly ImmutableDictionary<string, ImmutableHashSet<string>> _byRule;
    private readonly HashSet<string> _superseded;

    public Supersession(AnalyzerOptions options, ImmutableArray<Rule> rules)
    {
        _options = options;
        _byRule = rules.Where(rule => !rule.Descriptor.Supersedes.IsEmpty).ToImmutableDictionary(rule => rule.Descriptor.Id, rule => rule.Descriptor.Supersedes.ToImmutableHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        _superseded = new HashSet<string>(_byRule.Values.SelectMany(names => names), StringComparer.Ordinal);
    }

    /// <summary>The findings, all of which are to be shown, without those that another supersedes.</summary>
    public IEnumerable<Finding> Apply(IReadOnlyList<Finding> findings)
    {
        if (!_options.Select.IsEmpty || !findings.Any(finding => _superseded.Contains(finding.Rule.Name)))
            return findings;
        var deciding = findings.Where(finding => _byRule.ContainsKey(finding.Rule.Id)).ToLookup(finding => finding.Subject.Span.Source.Path, StringComparer.Ordinal);
        return findings.Where(finding => !_superseded.Contains(finding.Rule.Name) || IsAskedFor(finding) || !deciding[finding.Subject.Span.Source.Path].Any(other => Decides(other, finding)));
    }

    /// <summary>Whether it is selected by name, or is about the very platforms that are asked about and not about all.</summary>
    private bool IsAskedFor(Finding finding) =>
        _options.ExtendSelect.Any(token => RuleSelection.Means(token, finding.Rule)) || _options.Platforms != Platforms.All && finding.Platforms == _options.Platforms;

    private bool Decides(Finding other, Finding finding) => _byRule[other.Rule.Id].Contains(finding.Rule.Name) && Touch(other.Subject.Span, finding.Subject.Span);

    private static bool Touch(SourceSpan first, SourceSpan second) => first.Span.Start <= second.Span.End && second.Span.Start <= first.Span.End;
}
