using ComposeLint.Analysis;

namespace ComposeLint.Reporting;

/// <summary>The words for enumerations, the same in every format.</summary>
public static class Words
{
    /// <summary><c>error</c>, <c>warning</c>, <c>note</c>.</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    /// <summary><c>high</c>, <c>medium</c>, <c>low</c>.</summary>
    public static string Of(Confidence confidence) => confidence switch
    {
        Confidence.High => "high",
        Confidence.Medium => "medium",
        _ => "low",
    };

    /// <summary>A kebab word for the kind of a notification.</summary>
    public static string Of(NotificationKind kind) => kind switch
    {
        NotificationKind.RuleCrashed => "rule-crashed",
        NotificationKind.Limit => "limit",
        NotificationKind.Coverage => "coverage",
        NotificationKind.Configuration => "configuration",
        _ => "no-input",
    };

    /// <summary><c>linux</c>, <c>mac</c>, <c>windows</c>, <c>rootless</c>, in that order.</summary>
    public static IEnumerable<string> Of(Platforms platforms)
    {
        if (platforms.HasFlag(Platforms.Linux))
            yield return "linux";
        if (platforms.HasFlag(Platforms.Mac))
            yield return "mac";
        if (platforms.HasFlag(Platforms.Windows))
            yield return "windows";
        if (platforms.HasFlag(Platforms.Rootless))
            yield return "rootless";
    }
}
