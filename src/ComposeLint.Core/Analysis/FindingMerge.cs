using ComposeLint.Text;

namespace ComposeLint.Analysis;

/// <summary>Makes one finding of those that several variants and projects show at one place.</summary>
internal static class FindingMerge
{
    /// <summary>A problem as its rule's finding.</summary>
    public static Finding Of(Problem problem, RuleDescriptor rule) => new(rule, problem.Subject, problem.Message)
    {
        Related = problem.Related,
        Help = problem.Help,
    };

    /// <summary>
    /// Merges findings of equal identity and place, in the order in which they were first met: the surest is kept, platforms and projects are
    /// united. Two of equal identity at different places both stay: nothing is lost when a model's keys are not fine enough.
    /// </summary>
    public static IEnumerable<Finding> Merge(IEnumerable<Finding> findings)
    {
        var order = new List<(string, int)>();
        var merged = new Dictionary<(string, int), Finding>();
        foreach (var finding in findings)
        {
            var key = (finding.Identity, finding.Subject.Span.Span.Start);
            if (merged.TryGetValue(key, out var present))
            {
                merged[key] = Unite(present, finding);
            }
            else
            {
                merged.Add(key, finding);
                order.Add(key);
            }
        }

        return order.Select(key => merged[key]);
    }

    private static Finding Unite(Finding first, Finding second)
    {
        var surest = second.Confidence > first.Confidence ? second : first;
        return surest with
        {
            Platforms = first.Platforms | second.Platforms,
            Projects = Union(first.Projects, second.Projects),
            // What holds without any profile needs none, whatever other variants show it too.
            Profiles = first.Profiles.IsEmpty || second.Profiles.IsEmpty ? ImmutableArray<string>.Empty : Union(first.Profiles, second.Profiles),
        };
    }

    private static ImmutableArray<string> Union(ImmutableArray<string> first, ImmutableArray<string> second) =>
        first.Union(second, StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal).ToImmutableArray();
}

/// <summary>The order of findings: file, span, id, identity; ordinal.</summary>
internal sealed class FindingOrder : IComparer<Finding>
{
    public static readonly FindingOrder Instance = new();

    public int Compare(Finding? x, Finding? y)
    {
        var bySpan = x!.Subject.Span.CompareTo(y!.Subject.Span);
        if (bySpan != 0)
            return bySpan;
        var byId = string.CompareOrdinal(x.Rule.Id, y.Rule.Id);
        return byId != 0 ? byId : string.CompareOrdinal(x.Identity, y.Identity);
    }
}
