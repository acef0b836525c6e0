using System.CommandLine;
using System.Runtime.InteropServices;
using ComposeLint.Analysis;

namespace ComposeLint.Cli.Commands;

/// <summary><c>version</c>: version, commit, and what is modelled.</summary>
internal static class VersionCommand
{
    public static Command Create(CliHost host)
    {
        var command = new Command("version", "Version, commit and the engine that is modelled");
        command.SetAction(_ =>
        {
            host.Out.WriteLine($"composelint {ToolVersion.Number}");
            host.Out.WriteLine($"commit      {ToolVersion.Commit ?? "unknown"}");
            host.Out.WriteLine($"engine      {new AnalyzerOptions().Engine}");
            host.Out.WriteLine($"runtime     {RuntimeInformation.FrameworkDescription} {RuntimeInformation.RuntimeIdentifier}");
            return ExitCode.Clean;
        });
        return command;
    }
}
