using System.CommandLine;
using ComposeLint.Analysis.Configuration;
using ComposeLint.Cli.Running;

namespace ComposeLint.Cli.Commands;

/// <summary><c>init</c>: writes a composelint.yml in which every setting is explained and none is set.</summary>
internal static class InitCommand
{
    private const string FileName = "composelint.yml";

    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["extends"] = "../composelint.yml",
        ["select"] = "[ALL]",
        ["extend-select"] = "[published-to-every-interface]",
        ["ignore"] = "[unset-variable]",
        ["severity"] = "{unencrypted-overlay: error}",
        ["exclude"] = "[vendor/**]",
        ["fail-on"] = "warning",
        ["min-confidence"] = "medium",
        ["platform"] = "[linux]",
        ["target"] = "compose",
        ["engine"] = "\"28.5\"",
        ["profiles"] = "[dev]",
        ["require-reason"] = "true",
        ["trusted-registries"] = "[docker.io, ghcr.io, '*.example.org']",
        ["label-schema"] = "{maintainer: email, version: semver}",
        ["strict-labels"] = "true",
        ["hosts"] = "{build-server: [shop, wiki]}",
        ["nodes"] = "{one: {role: manager}, two: {role: worker, labels: {disk: ssd}}}",
        ["overrides"] = "[{services: [db], ignore: [data-store-published-to-every-interface], reason: firewalled}]",
    };

    public static Command Create(CliHost host)
    {
        var command = new Command("init", "Write a commented composelint.yml");
        command.SetAction(_ =>
        {
            var path = Path.Join(host.WorkingDirectory, FileName);
            try
            {
                using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
                using var writer = new StreamWriter(stream) { NewLine = "\n" };
                Write(writer);
            }
            catch (IOException) when (File.Exists(path))
            {
                throw new CommandFailure($"{FileName} is there already; it was left as it is");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CommandFailure($"{FileName} cannot be written: {e.Message}");
            }

            host.Error.WriteLine($"wrote {FileName}");
            return ExitCode.Clean;
        });
        return command;
    }

    private static void Write(TextWriter writer)
    {
        writer.WriteLine($"# yaml-language-server: $schema={SchemaCommand.ConfigUri}");
        writer.WriteLine("# Settings of ComposeLint. Everything is optional; `composelint config` prints what holds and why.");
        foreach (var key in ConfigurationKeys.All)
        {
            writer.WriteLine();
            writer.WriteLine($"# {key.Summary} ({key.Shape})");
            if (Examples.TryGetValue(key.Name, out var example))
                writer.WriteLine($"# {key.Name}: {example}");
        }
    }
}
