using ComposeLint.Analysis;

namespace ComposeLint.Cli.Running;

/// <summary>Sees that fixes do no harm: the changed texts are analysed before anything is written, and no file may gain an error.</summary>
/// <param name="analyze">Analyses with texts, by path, in place of what the files hold.</param>
internal sealed class FixCheck(Func<IReadOnlyDictionary<string, string>, AnalysisResult> analyze)
{
    /// <summary>The options with every rule on that could tell of harm, whatever was selected.</summary>
    public static AnalyzerOptions Everything(AnalyzerOptions options) => options with
    {
        Select = [],
        ExtendSelect = [],
        Ignore = [],
        Severities = options.Severities.Clear(),
        HonourComments = false,
    };

    /// <summary>The plan without the files that would gain an error. Where one appears in a file that is not changed, no fix is kept.</summary>
    public FixPlan Harmless(FixPlan plan)
    {
        if (plan.Accepted.IsEmpty)
            return plan;
        var before = Errors(analyze(new Dictionary<string, string>(StringComparer.Ordinal)));
        while (!plan.Accepted.IsEmpty)
        {
            var after = Errors(analyze(plan.Files.ToDictionary(source => source.Path, plan.Apply, StringComparer.Ordinal)));
            var gained = after.Where(errors => errors.Count() > before[errors.Key].Count())
                .DistinctBy(errors => errors.Key.Path, StringComparer.Ordinal)
                .ToDictionary(errors => errors.Key.Path, errors => Reason(errors.Last()), StringComparer.Ordinal);
            if (gained.Count == 0)
                return plan;
            if (!plan.Files.Any(source => gained.ContainsKey(source.Path)))
                gained = plan.Files.ToDictionary(source => source.Path, _ => gained.Values.First(), StringComparer.Ordinal);
            plan = plan.Without(gained);
        }

        return plan;
    }

    private static ILookup<(string Path, string Rule), Finding> Errors(AnalysisResult result) => result.Findings
        .Concat(result.Suppressed.Select(suppressed => suppressed.Finding))
        .Where(finding => finding.Severity == Severity.Error)
        .ToLookup(finding => (finding.Subject.Span.Source.Path, finding.Rule.Id));

    private static string Reason(Finding error) => $"afterwards there would be an error: {error.Message} ({error.Rule.Name})";
}
