using System.CommandLine;
using ComposeLint.Analysis;
using ComposeLint.Analysis.Configuration;
using ComposeLint.Cli.Options;
using ComposeLint.Cli.Sources;
using ComposeLint.Rules;
using ConfiguredThreshold = ComposeLint.Analysis.Configuration.FailOn;

namespace ComposeLint.Cli.Running;

/// <summary>What holds for a run: configuration, with the command line over it.</summary>
/// <param name="Configuration">What composelint.yml says; the default when there is none.</param>
/// <param name="Analysis">The analyzer's options.</param>
/// <param name="FailOn">The lowest severity that fails the run; null when none does.</param>
/// <param name="Problems">What is wrong with them.</param>
internal sealed record Settings(LoadedConfiguration Configuration, AnalyzerOptions Analysis, Severity? FailOn, ImmutableArray<Notification> Problems)
{
    public static Settings Load(CheckOptions options, ParseResult result, Workspace workspace)
    {
        var configuration = Read(options.Project, result, workspace);
        var analysis = options.Over(configuration.Options, result);
        var configured = configuration.FailOn switch
        {
            ConfiguredThreshold.Error => Severity.Error,
            ConfiguredThreshold.Warning => Severity.Warning,
            ConfiguredThreshold.Note => Severity.Note,
            _ => (Severity?)null,
        };
        return new Settings(
            configuration,
            analysis,
            CheckOptions.Threshold(result.GetValue(options.FailOn), configured),
            [.. configuration.Problems, .. UnknownRules(options, result)]);
    }

    /// <summary>The request with what configuration says of it.</summary>
    public AnalysisRequest Over(AnalysisRequest request) =>
        request.Profiles.IsEmpty ? request with { Profiles = Configuration.Profiles } : request;

    /// <summary>The configuration that the command line names, or the nearest.</summary>
    public static LoadedConfiguration Read(ProjectOptions options, ParseResult result, Workspace workspace)
    {
        if (result.GetValue(options.NoConfig))
            return LoadedConfiguration.Default;
        if (result.GetValue(options.Config) is { } given)
        {
            var directory = Path.GetDirectoryName(Path.GetFullPath(given, workspace.WorkingDirectory))!;
            var files = new FileSystemSourceSet(workspace.WorkingDirectory, [directory, workspace.Top]);
            return ConfigurationFile.Load(files, given, RuleCatalogue.All);
        }

        return ConfigurationFile.Find(workspace.ToolFiles, Workspace.Slashes(workspace.Start)) is { } found
            ? ConfigurationFile.Load(workspace.ToolFiles, found, RuleCatalogue.All)
            : LoadedConfiguration.Default;
    }

    private static IEnumerable<Notification> UnknownRules(CheckOptions options, ParseResult result) =>
        new[] { options.Select, options.Ignore, options.ExtendSelect }
            .SelectMany(option => Choice.Split(result.GetValue(option)).Select(token => (option.Name, Token: token)))
            .Where(named => !RuleSelection.IsKnown(named.Token, RuleCatalogue.All))
            .Select(named => new Notification(
                NotificationKind.Configuration,
                $"{named.Name}: there is no rule or category '{named.Token}'"
                    + (RuleSelection.Suggestion(named.Token, RuleCatalogue.All) is { } near ? $"; did you mean '{near}'?" : "")));
}
