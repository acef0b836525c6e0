using System.CommandLine;
using System.CommandLine.Completions;
using ComposeLint.Analysis;
using ComposeLint.Cli.Options;
using ComposeLint.Cli.Running;
using ComposeLint.Reporting;
using ComposeLint.Rules;

namespace ComposeLint.Cli.Commands;

/// <summary><c>explain RULE</c>: a rule's page, offline.</summary>
internal static class ExplainCommand
{
    public static Command Create(CliHost host)
    {
        var rule = new Argument<string>("RULE") { Description = "A rule's id or name" };
        rule.CompletionSources.Add(_ => RuleCatalogue.All.Select(known => new CompletionItem(known.Descriptor.Name)));
        var terminal = new TerminalOptions();
        var command = new Command("explain", "Show a rule's page offline (id or name)") { rule, terminal.Color };
        command.SetAction(result =>
        {
            var descriptor = Find(result.GetRequiredValue(rule));
            new PageRenderer(terminal.Style(result, host, explain: false), host.Out).Write(descriptor);
            return ExitCode.Clean;
        });
        return command;
    }

    private static RuleDescriptor Find(string word)
    {
        var rules = RuleCatalogue.All.Select(rule => rule.Descriptor).ToList();
        return rules.Find(rule => Same(rule.Id, word) || Same(rule.Name, word))
            ?? rules.Find(rule => rule.Aliases.Contains(word, StringComparer.OrdinalIgnoreCase))
            ?? throw new CommandFailure($"there is no rule '{word}'" + (RuleSelection.Suggestion(word, RuleCatalogue.All) is { } near ? $"; did you mean '{near}'?" : ""));
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
