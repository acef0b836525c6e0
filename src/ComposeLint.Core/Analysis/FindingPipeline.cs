using ComposeLint.Analysis.Suppression;

namespace ComposeLint.Analysis;

/// <summary>From what surfaces read to what is shown: rules and problems, merging, suppression, severity, order.</summary>
internal sealed class FindingPipeline(AnalyzerOptions options, ImmutableArray<Rule> rules)
{
    private readonly ImmutableArray<Rule> _active = rules.Where(rule => RuleSelection.IsActive(rule.Descriptor, options)).ToImmutableArray();

    private sealed record UnitResult(List<Finding> Findings, List<Notification> Notifications);

    /// <summary>Runs the rules over <paramref name="units"/>. The result does not depend on the number of threads.</summary>
    public AnalysisResult Run(IReadOnlyList<SurfaceUnit> units, int threads, CancellationToken cancellation)
    {
        var results = new UnitResult[units.Count];
        Parallel.For(
            0,
            units.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            index => results[index] = Check(units[index], cancellation));

        var notifications = new List<Notification>();
        var findings = new List<Finding>();
        for (var i = 0; i < results.Length; i++)
        {
            notifications.AddRange(units[i].Notifications);
            notifications.AddRange(results[i].Notifications);
            findings.AddRange(results[i].Findings);
        }

        var silencer = new Silencer(options, rules, _active);
        var (shown, suppressed) = silencer.Apply(FindingMerge.Merge(findings), units.SelectMany(unit => unit.Comments));
        return new AnalysisResult(
            Projects(units),
            Sorted(shown.Where(IsWanted).Select(Settle)),
            Distinct(notifications),
            suppressed.OrderBy(item => item.Finding, FindingOrder.Instance).ToImmutableArray());
    }

    private UnitResult Check(SurfaceUnit unit, CancellationToken cancellation)
    {
        var result = new UnitResult([], []);
        foreach (var rule in _active)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                foreach (var finding in unit.Check(rule, cancellation))
                    result.Findings.Add(InUnit(finding, unit));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                result.Notifications.Add(Crash(rule, unit, exception));
            }
        }

        var byKind = _active.SelectMany(rule => rule.Descriptor.Problems, (rule, kind) => (rule, kind)).ToLookup(pair => pair.kind, pair => pair.rule, StringComparer.Ordinal);
        foreach (var problem in unit.Problems)
        {
            foreach (var rule in byKind[problem.Kind])
                result.Findings.Add(InUnit(FindingMerge.Of(problem, rule.Descriptor), unit));
        }

        return result;
    }

    private static Finding InUnit(Finding finding, SurfaceUnit unit) => finding with
    {
        Projects = ImmutableArray.Create(unit.Project.Name),
        Profiles = finding.Profiles.IsEmpty ? unit.Profiles : finding.Profiles,
    };

    private static Notification Crash(Rule rule, SurfaceUnit unit, Exception exception) =>
        new(NotificationKind.RuleCrashed, $"rule {rule.Descriptor.Name} failed on {unit.Project.Name}: {exception.GetType().Name}: {exception.Message}")
        {
            RuleId = rule.Descriptor.Id,
        };

    private bool IsWanted(Finding finding) =>
        finding.Confidence >= options.MinConfidence && (finding.Platforms & options.Platforms) != Platforms.None;

    private Finding Settle(Finding finding) => finding with
    {
        Platforms = finding.Platforms & options.Platforms,
    };

    private static ImmutableArray<Finding> Sorted(IEnumerable<Finding> findings) =>
        findings.OrderBy(finding => finding, FindingOrder.Instance).ToImmutableArray();

    private static ImmutableArray<AnalyzedProject> Projects(IReadOnlyList<SurfaceUnit> units)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return units
            .Select(unit => unit.Project)
            .Where(project => seen.Add(string.Join("\n", project.Files.Insert(0, project.Name).Insert(0, project.Surface))))
            .OrderBy(project => project.Name, StringComparer.Ordinal)
            .ThenBy(project => project.Directory, StringComparer.Ordinal)
            .ThenBy(project => string.Join("\n", project.Files), StringComparer.Ordinal)
            .ToImmutableArray();
    }

    private static ImmutableArray<Notification> Distinct(List<Notification> notifications) =>
        notifications
            .GroupBy(note => (note.Kind, note.Message, note.At?.ToString()))
            .Select(group => group.First())
            .OrderBy(note => note.Kind)
            .ThenBy(note => note.At?.Source.Path ?? "", StringComparer.Ordinal)
            .ThenBy(note => note.At?.Span.Start ?? 0)
            .ThenBy(note => note.Message, StringComparer.Ordinal)
            .ToImmutableArray();
}
