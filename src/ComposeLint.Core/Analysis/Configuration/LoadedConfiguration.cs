using ComposeLint.Text;

namespace ComposeLint.Analysis.Configuration;

/// <summary>The lowest severity of a finding that makes a run fail (exit code 1).</summary>
public enum FailOn
{
    /// <summary>Notes and worse.</summary>
    Note,
    /// <summary>Warnings and errors.</summary>
    Warning,
    /// <summary>Errors.</summary>
    Error,
    /// <summary>No finding makes it fail.</summary>
    None,
}

/// <summary>What composelint.yml says, and where.</summary>
public sealed record LoadedConfiguration
{
    /// <summary>No configuration: the defaults.</summary>
    public static readonly LoadedConfiguration Default = new();

    /// <summary>The file; null when there is none.</summary>
    public SourceText? Source { get; init; }

    /// <summary>How to analyse.</summary>
    public AnalyzerOptions Options { get; init; } = new();

    /// <summary>What makes a run fail.</summary>
    public FailOn FailOn { get; init; } = FailOn.Warning;

    /// <summary>Profiles to enable together; empty to look at none and each alone.</summary>
    public ImmutableArray<string> Profiles { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Every setting that a file makes, in the order of <see cref="ConfigurationKeys.All"/>; what is not here has its default.</summary>
    public ImmutableArray<Setting> Settings { get; init; } = ImmutableArray<Setting>.Empty;

    /// <summary>What is wrong with the files: unknown keys and rules, wrong values. Any makes the run fall short (exit code 2).</summary>
    public ImmutableArray<Notification> Problems { get; init; } = ImmutableArray<Notification>.Empty;
}

/// <summary>A setting, its value and the place that makes it.</summary>
/// <param name="Key">The key: <c>severity</c>.</param>
/// <param name="Value">Its value on one line, lists comma-separated.</param>
/// <param name="At">Where it stands.</param>
public sealed record Setting(string Key, string Value, SourceSpan At);
