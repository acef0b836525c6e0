using System.CommandLine;
using ComposeLint.Cli.Options;
using ComposeLint.Cli.Running;

namespace ComposeLint.Cli.Commands;

/// <summary><c>fix</c>: shows the edits that mend findings as a diff, or makes them.</summary>
internal static class FixCommand
{
    public static Command Create(CliHost host)
    {
        var options = new FixOptions();
        var command = new Command("fix", "Show fixes as a diff; --write applies them");
        command.Add(options.Check.Project.Paths);
        foreach (var option in options.All)
            command.Add(option);
        command.SetAction((result, cancellationToken) => Task.FromResult(new FixRun(options, result, host).Run(cancellationToken)));
        return command;
    }
}
