using System.CommandLine;
using ComposeLint.Cli.Options;
using ComposeLint.Cli.Running;

namespace ComposeLint.Cli.Commands;

/// <summary><c>baseline</c>: records today's findings, so that <c>check</c> tells of new ones alone.</summary>
internal static class BaselineCommand
{
    public static Command Create(CliHost host)
    {
        var options = new CheckOptions();
        var prune = new Option<bool>("--prune") { Description = "Drop what is no longer found, and record nothing new" };
        var command = new Command("baseline", "Record today's findings so only new ones fail; --prune drops stale ones")
        {
            options.Project.Paths, prune, options.Baseline, options.Select, options.Ignore, options.ExtendSelect, options.MinConfidence, options.MSBuild,
        };
        foreach (var option in options.Project.All.Concat(options.Terminal.All))
            command.Add(option);
        command.SetAction((result, cancellationToken) => Task.FromResult(new CheckRun(options, result, host).Record(result.GetValue(prune), cancellationToken)));
        return command;
    }
}
