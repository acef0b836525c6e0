using System.CommandLine;
using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Options;

/// <summary>What <c>check</c> takes besides the project's own options.</summary>
internal sealed class CheckOptions
{
    public ProjectOptions Project { get; } = new();

    public TerminalOptions Terminal { get; } = new();

    public Option<string[]> Format { get; } = Output.Option();

    public Option<string?> FailOn { get; } = Choice.One("--fail-on", "Lowest severity that makes the exit code 1 (default: warning)", "error|warning|note|none", "error", "warning", "note", "none");

    public Option<string[]> Select { get; } = new("--select") { Description = "Run these rules only: ids, names, categories or ALL", HelpName = "IDS" };

    public Option<string[]> Ignore { get; } = new("--ignore") { Description = "Do not run these rules", HelpName = "IDS" };

    public Option<string[]> ExtendSelect { get; } = new("--extend-select") { Description = "Run these rules besides", HelpName = "IDS" };

    public Option<string?> MinConfidence { get; } = Choice.One("--min-confidence", "Hide less certain findings (default: medium)", "high|medium|low", "high", "medium", "low");

    public Option<string?> Since { get; } = new("--since") { Description = "Only findings that touch lines changed since a git revision (runs git)", HelpName = "REF" };

    public Option<string?> Baseline { get; } = new("--baseline") { Description = "Hide the findings recorded in this file (default: composelint.baseline of the repository, where it is)", HelpName = "FILE" };

    public Option<bool> NoBaseline { get; } = new("--no-baseline") { Description = "Hide no recorded findings" };

    public Option<bool> NoIgnoreComments { get; } = new("--no-ignore-comments") { Description = "Report what comments silence too" };

    public Option<bool> IncludeSuppressed { get; } = new("--include-suppressed") { Description = "List silenced findings too, marked as such; they never fail a run" };

    public Option<bool> MSBuild { get; } = new("--msbuild") { Description = "Evaluate C# projects with MSBuild, which runs their build logic: for code that you trust" };

    public Option<bool> Strict { get; } = new("--strict") { Description = "Exit 2 when something could not be read or known" };

    public Option<bool> AllowEmpty { get; } = new("--allow-empty") { Description = "Exit 0 when there is nothing to analyse" };

    public Option<bool> Explain { get; } = new("--explain") { Description = "Print each finding's full trace" };

    public Option<bool> Statistics { get; } = new("--statistics") { Description = "Print counts per rule" };

    public IEnumerable<Option> All =>
    [
        Format, FailOn, Select, Ignore, ExtendSelect, MinConfidence, Since, Baseline, NoBaseline, MSBuild, NoIgnoreComments, IncludeSuppressed, Strict, AllowEmpty, Explain, Statistics,
        .. Project.All, .. Terminal.All,
    ];

    /// <summary>The reports wanted; the default one when none is named.</summary>
    public ImmutableArray<Output> Outputs(ParseResult result, CliHost host)
    {
        var named = (result.GetValue(Format) ?? []).Select(text => Output.Parse(text, out _)!).ToImmutableArray();
        return named.IsEmpty ? [new Output(host.OutIsTerminal ? "pretty" : "concise", File: null)] : named;
    }

    /// <summary>The configuration's settings with those of the command line over them.</summary>
    public AnalyzerOptions Over(AnalyzerOptions configured, ParseResult result)
    {
        var options = configured with
        {
            Select = Or(Select, configured.Select),
            Ignore = [.. configured.Ignore, .. Tokens(Ignore)],
            ExtendSelect = [.. configured.ExtendSelect, .. Tokens(ExtendSelect)],
            Exclude = [.. configured.Exclude, .. result.GetValue(Project.Exclude) ?? []],
            ForceExclude = result.GetValue(Project.ForceExclude),
            Platforms = Project.Simulated(result) ?? configured.Platforms,
            Engine = result.GetValue(Project.Engine) ?? configured.Engine,
            HonourComments = configured.HonourComments && !result.GetValue(NoIgnoreComments),
            MinConfidence = result.GetValue(MinConfidence) switch
            {
                "high" => Confidence.High,
                "medium" => Confidence.Medium,
                "low" => Confidence.Low,
                _ => configured.MinConfidence,
            },
            Target = result.GetValue(Project.Target) switch
            {
                "compose" => DeploymentTarget.Compose,
                "stack" => DeploymentTarget.Stack,
                _ => configured.Target,
            },
        };
        // A rule that the command line selects by name runs even where configuration leaves it out.
        var chosen = Tokens(Select).AddRange(Tokens(ExtendSelect));
        return chosen.IsEmpty ? options : options with { Ignore = [.. options.Ignore.Where(token => !chosen.Contains(token, StringComparer.OrdinalIgnoreCase))] };

        ImmutableArray<string> Tokens(Option<string[]> option) => Choice.Split(result.GetValue(option));

        ImmutableArray<string> Or(Option<string[]> option, ImmutableArray<string> otherwise) => Tokens(option) is { IsEmpty: false } named ? named : otherwise;
    }

    /// <summary>The lowest severity that fails the run; null when none does.</summary>
    public static Severity? Threshold(string? name, Severity? configured) => name switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        "note" => Severity.Note,
        "none" => null,
        _ => configured,
    };
}
