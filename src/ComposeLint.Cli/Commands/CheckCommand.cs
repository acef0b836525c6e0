using System.CommandLine;
using ComposeLint.Cli.Options;
using ComposeLint.Cli.Running;

namespace ComposeLint.Cli.Commands;

/// <summary><c>check</c>, the default verb: finds network, port and exposure mistakes.</summary>
internal static class CheckCommand
{
    public static Command Create(CliHost host)
    {
        var command = new Command("check", "Find network, port and exposure mistakes (default verb)");
        AddTo(command, host);
        return command;
    }

    /// <summary>Makes a command do what <c>check</c> does: the root command does so without the word.</summary>
    public static void AddTo(Command command, CliHost host)
    {
        var options = new CheckOptions();
        command.Add(options.Project.Paths);
        foreach (var option in options.All)
            command.Add(option);
        command.SetAction((result, cancellationToken) => Task.FromResult(new CheckRun(options, result, host).Run(cancellationToken)));
    }
}
