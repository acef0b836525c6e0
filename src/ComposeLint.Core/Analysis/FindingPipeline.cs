using ComposeLint.Analysis.Suppression;
using ComposeLint.Yaml;

namespace ComposeLint.Analysis;

/// <summary>From what surfaces read to what is shown: rules and problems, merging, suppression, severity, order.</summary>
internal sealed class FindingPipeline(AnalyzerOptions options, ImmutableArray<Rule> rules)
{
    private readonly ImmutableArray<Rule> _active = rules.Where(rule => RuleSelection.IsActive(rule.Descriptor, options)).ToImmutableArray();

    private readonly ILookup<string, Rule> _byProblem = rules
        .Where(rule => RuleSelection.IsActive(rule.Descriptor, options))
        .SelectMany(rule => rule.Descriptor.Problems, (rule, kind) => (rule, kind))
        .ToLookup(pair => pair.kind, pair => pair.rule, StringComparer.Ordinal);

    private readonly HashSet<string> _published = new(rules.SelectMany(rule => rule.Descriptor.Problems.Concat(rule.Descriptor.Covers)), StringComparer.Ordinal);

    private readonly WayGiving _wayGiving = new(rules);

    private sealed record UnitResult(List<Finding> Findings, List<Notification> Notifications)
    {
        public List<SuppressedFinding> Suppressed { get; } = [];
    }

    /// <summary>Runs the rules over <paramref name="units"/>. The result does not depend on the number of threads.</summary>
    public AnalysisResult Run(IReadOnlyList<SurfaceUnit> units, int threads, CancellationToken cancellation)
    {
        var tasks = units.Select(unit => (Func<UnitResult>)(() => Check(unit, cancellation)))
            .Concat(JoinedUnits.Of(units).Select(joined => (Func<UnitResult>)(() => Check(joined, cancellation))))
            .ToList();
        var results = new UnitResult[tasks.Count];
        Parallel.For(
            0,
            tasks.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            index => results[index] = tasks[index]());

        var silencer = new Silencer(options, rules, _active);
        var (shown, suppressed) = silencer.Apply(
            FindingMerge.Merge(_wayGiving.Apply(results.SelectMany(result => result.Findings).ToList(), [])), units.SelectMany(unit => unit.Comments).Select(EmbeddedPlaces.Lift));
        return new AnalysisResult(
            Projects(units),
            new Supersession(options, rules).Apply(shown.Where(IsWanted).Select(Settle).ToList()).OrderBy(finding => finding, FindingOrder.Instance).ToImmutableArray(),
            Distinct(units.SelectMany(unit => unit.Notifications).Concat(results.SelectMany(result => result.Notifications)).Concat(silencer.Notifications).Select(EmbeddedPlaces.Lift)),
            suppressed.Concat(results.SelectMany(result => result.Suppressed)).Where(item => IsWanted(item.Finding)).OrderBy(item => item.Finding, FindingOrder.Instance).ToImmutableArray());
    }

    private UnitResult Check(SurfaceUnit unit, CancellationToken cancellation)
    {
        var projects = ImmutableArray.Create(unit.Project.Name);
        var result = Check(unit.Project.Name, rule => unit.Check(rule, cancellation), cancellation);
        foreach (var problem in unit.Problems)
        {
            foreach (var rule in _byProblem[problem.Kind])
                result.Findings.Add(FindingMerge.Of(problem, rule.Descriptor));
            // What lies beyond a limit was not looked at: a finding for the file, and a shortfall of the analysis.
            if (problem.Kind == YamlReader.LimitKind)
                result.Notifications.Add(new Notification(NotificationKind.Limit, problem.Message, problem.Subject.Span));
            if (!_published.Contains(problem.Kind))
                result.Notifications.Add(new Notification(NotificationKind.Coverage, $"no rule reports '{problem.Kind}': {problem.Message}", problem.Subject.Span));
        }

        var mask = new VariableMask(unit.TakenVariables);
        var findings = result.Findings.ConvertAll(finding => mask.Apply(finding) with
        {
            Projects = projects,
            Profiles = finding.Profiles.IsEmpty ? unit.Profiles : finding.Profiles,
            Confidence = unit.IsTentative && finding.Confidence > Confidence.Medium ? Confidence.Medium : finding.Confidence,
        });
        result.Findings.Clear();
        foreach (var finding in findings)
        {
            if (EmbeddedPlaces.Lift(finding) is not { } lifted)
                continue;
            if (options.HonourComments && unit.SilencedBy(finding) is { } comment)
                result.Suppressed.Add(new SuppressedFinding(lifted, "", EmbeddedPlaces.Lift(comment)));
            else
                result.Findings.Add(lifted);
        }

        return result;
    }

    private UnitResult Check(JoinedUnits joined, CancellationToken cancellation)
    {
        if (joined.Build(options, cancellation) is { } crash)
            return new UnitResult([], [crash]);
        var result = Check(joined.Name, rule => joined.Check(rule, options, cancellation), cancellation);
        // Whoever ignores a rule does not want its fault told by another.
        if (options.Select.IsEmpty && result.Findings.Exists(finding => _wayGiving.GivesWay(finding)))
        {
            var ignored = rules.Where(rule => rule.Descriptor is { EnabledByDefault: true, Severity: Severity.Error } && !rule.GivesWay && !_active.Contains(rule)).SelectMany(rule => joined.Check(rule, options, cancellation)).ToList();
            result = result with { Findings = _wayGiving.Apply(result.Findings, ignored).ToList() };
        }

        var mask = new VariableMask(joined.TakenVariables);
        return result with { Findings = result.Findings.Select(finding => EmbeddedPlaces.Lift(joined.Tentative(mask.Apply(finding)) with { Projects = joined.ProjectsOf(finding) })).OfType<Finding>().ToList() };
    }

    private UnitResult Check(string project, Func<Rule, IReadOnlyList<Finding>> check, CancellationToken cancellation)
    {
        var result = new UnitResult([], []);
        foreach (var rule in _active)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                result.Findings.AddRange(check(rule));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                result.Notifications.Add(Notification.Crash("the rule " + rule.Descriptor.Name, project, exception) with { RuleId = rule.Descriptor.Id });
            }
        }

        return result;
    }

    private bool IsWanted(Finding finding) =>
        finding.Confidence >= options.MinConfidence && (finding.Platforms & options.Platforms) != Platforms.None;

    private Finding Settle(Finding finding) => finding with
    {
        Platforms = finding.Platforms & options.Platforms,
    };

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

    private static ImmutableArray<Notification> Distinct(IEnumerable<Notification> notifications) =>
        notifications
            .GroupBy(note => (note.Kind, note.Message, note.At?.ToString()))
            .Select(group => group.First())
            .OrderBy(note => note.Kind)
            .ThenBy(note => note.At?.Source.Path ?? "", StringComparer.Ordinal)
            .ThenBy(note => note.At?.Span.Start ?? 0)
            .ThenBy(note => note.Message, StringComparer.Ordinal)
            .ToImmutableArray();
}
