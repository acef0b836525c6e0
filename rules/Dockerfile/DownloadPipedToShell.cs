using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A download is run without looking at it.</summary>
public sealed partial class DownloadPipedToShell : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var run in context.File.Runs)
        {
            if (run.HasForeignShell || run.Command.Script.Pipes.IsEmpty)
                continue;
            var commands = run.Command.Script.Commands;
            for (var i = 1; i < commands.Length; i++)
            {
                var isShell = commands[i].Name is "sh" or "bash" or "zsh" or "ash" or "python" or "python3" or "perl" && commands[i].Nested is null;
                if (!isShell || commands[i - 1].Name is not ("curl" or "wget") || commands[i].Pipeline != commands[i - 1].Pipeline)
                    continue;
                context.Report(run.Element(commands[i].Span, commands[i].Name, "pipe"), $"{commands[i].Name} runs what {commands[i - 1].Name} downloads as it comes");
                break;
            }
        }
    }
}
