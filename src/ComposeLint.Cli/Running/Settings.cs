using System.CommandLine;
using ComposeLint.Analysis;
using ComposeLint.Cli.Options;
using ComposeLint.Rules;

namespace ComposeLint.Cli.Running;

/// <summary>What holds for a run: configuration, with the command line over it.</summary>
/// <param name="Analysis">The analyzer's options.</param>
/// <param name="FailOn">The lowest severity that fails the run; null when none does.</param>
/// <param name="Problems">What is wrong with them, one sentence each, with its place.</param>
internal sealed record Settings(AnalyzerOptions Analysis, Severity? FailOn, ImmutableArray<string> Problems)
{
    public static Settings Load(CheckOptions options, ParseResult result, Workspace workspace)
    {
        var analysis = options.Over(new AnalyzerOptions(), result);
        return new Settings(analysis, CheckOptions.Threshold(result.GetValue(options.FailOn), Severity.Warning), UnknownRules(options, result));
    }

    private static ImmutableArray<string> UnknownRules(CheckOptions options, ParseResult result) =>
    [
        .. new[] { options.Select, options.Ignore, options.ExtendSelect }.SelectMany(option => Choice.Split(result.GetValue(option)).Select(token => (option.Name, token)))
            .Where(named => !RuleSelection.IsKnown(named.token, RuleCatalogue.All))
            .Select(named => $"{named.Name}: there is no rule or category '{named.token}'"
                + (RuleSelection.Suggestion(named.token, RuleCatalogue.All) is { } near ? $"; did you mean '{near}'?" : "")),
    ];
}
