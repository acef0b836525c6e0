using System.CommandLine;
using ComposeLint.Analysis.Configuration;
using ComposeLint.Cli.Options;
using ComposeLint.Cli.Running;
using ComposeLint.Reporting.Escaping;

namespace ComposeLint.Cli.Commands;

/// <summary><c>config</c>: each setting that holds, and where it came from.</summary>
internal static class ConfigCommand
{
    public static Command Create(CliHost host)
    {
        var options = new ProjectOptions();
        var command = new Command("config", "Print the effective settings and where each came from") { options.Paths, options.Config, options.NoConfig };
        command.SetAction(result =>
        {
            var workspace = Workspace.Open(options, result, host);
            var configuration = Settings.Read(options, result, workspace);
            host.Out.WriteLine(configuration.Source is { } source ? $"# {SafeText.Terminal(source.Path)}" : "# no composelint.yml: defaults");
            Write(configuration, host.Out);
            foreach (var problem in configuration.Problems)
                host.Error.WriteLine(CheckRun.Sentence(problem, "error"));
            return configuration.Problems.IsEmpty ? ExitCode.Clean : ExitCode.FellShort;
        });
        return command;
    }

    private static void Write(LoadedConfiguration configuration, TextWriter writer)
    {
        var rows = ConfigurationKeys.All.Select(key => (key.Name, Setting: configuration.Settings.FirstOrDefault(setting => setting.Key == key.Name)))
            .Select(row => row.Setting is { } setting
                ? (row.Name, Value: SafeText.Terminal(setting.Value), From: SafeText.Terminal(setting.At.ToString()))
                : (row.Name, Value: Default(row.Name), From: "default"))
            .ToList();
        var name = rows.Max(row => row.Name.Length) + 1;
        var value = Math.Min(40, rows.Max(row => row.Value.Length));
        foreach (var row in rows)
            writer.WriteLine($"{(row.Name + ":").PadRight(name)} {row.Value.PadRight(value)}  # {row.From}");
    }

    private static string Default(string key)
    {
        var options = LoadedConfiguration.Default.Options;
        return key switch
        {
            "fail-on" => LoadedConfiguration.Default.FailOn.ToString().ToLowerInvariant(),
            "min-confidence" => Reporting.Words.Of(options.MinConfidence),
            "platform" => "all",
            "engine" => options.Engine,
            "require-reason" => options.RequireReason ? "true" : "false",
            "trusted-registries" => "(all)",
            "strict-labels" => "false",
            "target" => "(stack for *stack* files, else compose)",
            _ => "",
        };
    }
}
