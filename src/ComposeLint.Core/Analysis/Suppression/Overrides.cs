using ComposeLint.Analysis.Configuration;

namespace ComposeLint.Analysis.Suppression;

/// <summary>Applies the exceptions of composelint.yml by path and service.</summary>
internal static class Overrides
{
    /// <summary>The finding as silenced by the first override that does so; null when none does.</summary>
    public static SuppressedFinding? Silence(ImmutableArray<SettingsOverride> overrides, Finding finding)
    {
        foreach (var item in overrides)
        {
            if (Holds(item, finding)
                && (item.Ignore.Any(token => RuleSelection.Means(token, finding.Rule)) || item.Severities.TryGetValue(finding.Rule.Id, out var severity) && severity is null))
                return new SuppressedFinding(finding, item.Reason, item.At);
        }

        return null;
    }

    /// <summary>The finding with the severity that configuration gives it: the last override that sets one, else the setting for all.</summary>
    public static Finding Grade(AnalyzerOptions options, Finding finding)
    {
        if (options.Severities.TryGetValue(finding.Rule.Id, out var everywhere) && everywhere is { } general)
            finding = finding with { Severity = general };
        foreach (var item in options.Overrides)
        {
            if (item.Severities.TryGetValue(finding.Rule.Id, out var severity) && severity is { } set && Holds(item, finding))
                finding = finding with { Severity = set };
        }

        return finding;
    }

    private static bool Holds(SettingsOverride item, Finding finding) =>
        (item.Paths.IsEmpty || GlobSet.Parse(item.Paths).IsMatch(finding.Subject.Span.Source.Path))
        && (item.Services.IsEmpty || item.Services.Any(service => IsOfService(finding.Subject.Key, service)));

    // A service's name may itself hold dots, so every dotted beginning of the key is a candidate.
    private static bool IsOfService(string key, string pattern)
    {
        const string Prefix = "services.";
        if (!key.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var rest = key.Substring(Prefix.Length);
        for (var dot = rest.IndexOf('.'); dot >= 0; dot = rest.IndexOf('.', dot + 1))
        {
            if (GlobSet.MatchesPart(pattern, rest.Substring(0, dot)))
                return true;
        }

        return GlobSet.MatchesPart(pattern, rest);
    }
}
