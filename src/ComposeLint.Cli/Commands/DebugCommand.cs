using System.CommandLine;

namespace ComposeLint.Cli.Commands;

/// <summary><c>debug</c>: a stage of the pipeline, for those who work on the tool. Each stage is a file beside this one.</summary>
internal static class DebugCommand
{
    public static Command Create(CliHost host) => new("debug", "Dump a stage of the pipeline as JSON")
    {
        Hidden = true,
        Subcommands = { DebugSyntaxCommand.Create(host), DebugProjectCommand.Create(host), DebugContainersCommand.Create(host), DebugTruthCommand.Create(host) },
    };
}
