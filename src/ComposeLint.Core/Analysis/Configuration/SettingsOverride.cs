using ComposeLint.Text;

namespace ComposeLint.Analysis.Configuration;

/// <summary>An exception for some paths or services: rules that do not hold there, or hold with another severity.</summary>
/// <param name="At">Where composelint.yml says so.</param>
public sealed record SettingsOverride(SourceSpan At)
{
    /// <summary>Globs of files; empty for all.</summary>
    public ImmutableArray<string> Paths { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Names of services (<c>*</c> stands for any text); empty for all.</summary>
    public ImmutableArray<string> Services { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Rules to silence there: ids, names, categories or <c>ALL</c>.</summary>
    public ImmutableArray<string> Ignore { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Severities there, by rule id; null switches a rule off.</summary>
    public ImmutableDictionary<string, Severity?> Severities { get; init; } = ImmutableDictionary.Create<string, Severity?>(StringComparer.Ordinal);

    /// <summary>Why; empty when it does not say.</summary>
    public string Reason { get; init; } = "";
}
