using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using ComposeLint.Cli.Running;
using ComposeLint.Cli.Scaffolding;

namespace ComposeLint.Cli.Commands;

/// <summary><c>new-rule CATEGORY NAME</c>: a rule and its page that build and pass at once, in this repository.</summary>
internal static partial class NewRuleCommand
{
    // The first digit of a rule's id, by its folder (rules/README.md).
    private static readonly string[] Categories = ["Compose", "Exposure", "Ports", "Reachability", "Platform", "Overlay", "Naming", "Addressing", "Dockerfile", "CSharp"];

    public static Command Create(CliHost host)
    {
        var category = new Argument<string>("CATEGORY") { Description = string.Join(", ", Categories) };
        category.AcceptOnlyFromAmong(Categories);
        var name = new Argument<string>("NAME") { Description = "The class, named after the problem: HostPortCollision" };
        name.Validators.Add(result =>
        {
            if (result.Tokens is not [var token] || !ClassName().IsMatch(token.Value))
                result.AddError("NAME is a class name of several words, such as HostPortCollision.");
        });
        var command = new Command("new-rule", "Add a rule and its page") { category, name };
        command.Hidden = true;
        command.SetAction(result =>
        {
            var folder = result.GetRequiredValue(category);
            var rules = RulesFolder(host.WorkingDirectory);
            var files = RuleScaffold.Of(NextId(rules, Array.IndexOf(Categories, folder)), folder, result.GetRequiredValue(name));
            foreach (var (file, text) in files)
            {
                var path = Path.Join(rules, folder, file);
                if (File.Exists(path))
                    throw new CommandFailure($"{path} is there already; nothing was written");
            }

            Directory.CreateDirectory(Path.Join(rules, folder));
            foreach (var (file, text) in files)
            {
                File.WriteAllText(Path.Join(rules, folder, file), text);
                host.Out.WriteLine($"rules/{folder}/{file}");
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static string RulesFolder(string from)
    {
        for (var directory = from; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            var rules = Path.Join(directory, "rules");
            if (File.Exists(Path.Join(rules, "ComposeLint.Rules.csproj")))
                return rules;
        }

        throw new CommandFailure("this is not ComposeLint's repository: there is no rules/ComposeLint.Rules.csproj here or above");
    }

    // One more than the highest of the block: the id of a rule that is gone is not given again, since shipped.tsv still holds it.
    private static string NextId(string rules, int block)
    {
        var pages = Directory.EnumerateFiles(rules, "*.md", SearchOption.AllDirectories).Append(Path.Join(rules, "shipped.tsv"));
        var highest = pages.SelectMany(page => RuleId().Matches(File.ReadAllText(page)))
            .Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .Where(id => id / 1000 == block)
            .DefaultIfEmpty(block * 1000)
            .Max();
        return string.Create(CultureInfo.InvariantCulture, $"CMP{highest + 1:0000}");
    }

    [GeneratedRegex(@"^(?:id: )?CMP(\d{4})\b", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex RuleId();

    [GeneratedRegex(@"^[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+$", RegexOptions.CultureInvariant)]
    private static partial Regex ClassName();
}
