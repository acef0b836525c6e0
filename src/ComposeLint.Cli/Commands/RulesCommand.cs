using System.CommandLine;
using System.Text;
using System.Text.Json;
using ComposeLint.Analysis;
using ComposeLint.Cli.Options;
using ComposeLint.Reporting;
using ComposeLint.Rules;

namespace ComposeLint.Cli.Commands;

/// <summary><c>rules</c>: lists the rules.</summary>
internal static class RulesCommand
{
    public static Command Create(CliHost host)
    {
        var format = Choice.One("--format", "How to list them (default: pretty)", "pretty|json", "pretty", "json");
        var command = new Command("rules", "List rules with severity and status") { format };
        command.SetAction(result =>
        {
            var rules = RuleCatalogue.All.Select(rule => rule.Descriptor).OrderBy(rule => rule.Id, StringComparer.Ordinal);
            if (result.GetValue(format) == "json")
                WriteJson(rules, host.Out);
            else
                WriteTable([.. rules], host.Out);
            return ExitCode.Clean;
        });
        return command;
    }

    private static void WriteTable(ImmutableArray<RuleDescriptor> rules, TextWriter writer)
    {
        var name = rules.Select(rule => rule.Name.Length).DefaultIfEmpty().Max();
        var category = rules.Select(rule => rule.Category.Length).DefaultIfEmpty().Max();
        foreach (var rule in rules)
        {
            var severity = rule.EnabledByDefault ? Words.Of(rule.Severity) : Words.Of(rule.Severity) + " (off)";
            writer.WriteLine($"{rule.Id}  {rule.Name.PadRight(name)}  {rule.Category.PadRight(category)}  {severity,-13}  {rule.Title}");
        }
    }

    private static void WriteJson(IEnumerable<RuleDescriptor> rules, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartArray();
            foreach (var rule in rules)
            {
                writer.WriteStartObject();
                writer.WriteString("id", rule.Id);
                writer.WriteString("name", rule.Name);
                writer.WriteString("title", rule.Title);
                writer.WriteString("category", rule.Category);
                writer.WriteString("severity", Words.Of(rule.Severity));
                writer.WriteBoolean("enabled", rule.EnabledByDefault);
                writer.WriteString("since", rule.Since);
                writer.WriteString("uri", rule.HelpUri);
                writer.WriteStartArray("aliases");
                foreach (var alias in rule.Aliases)
                    writer.WriteStringValue(alias);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
