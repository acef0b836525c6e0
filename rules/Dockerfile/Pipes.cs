using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Where the failure of a command before a pipe is lost.</summary>
internal static class Pipes
{
    /// <summary>Each RUN with a pipe whose shell was not told pipefail by SHELL, and its first pipe.</summary>
    public static IEnumerable<(RunInstruction Run, SourceSpan Pipe)> WithoutPipefail(ComposeLint.Dockerfiles.Dockerfile file)
    {
        foreach (var stage in file.Stages)
        {
            var isSafe = false;
            foreach (var instruction in stage.Instructions)
            {
                if (instruction is CommandInstruction { Kind: InstructionKind.Shell } shell)
                    isSafe = IsSafe(shell.Command);
                else if (!isSafe && instruction is RunInstruction { HasForeignShell: false } run && !run.Command.Script.Pipes.IsEmpty)
                    yield return (run, run.Command.Script.Pipes[0]);
            }
        }
    }

    /// <summary>Whether a RUN sets pipefail itself.</summary>
    public static bool SetsPipefail(RunInstruction run) =>
        run.Command.Script.Commands.Any(command => command.Name == "set" && command.HasArgument("pipefail"))
        || (run.Command.IsExec && run.Command.Words.Any(word => word.Text == "pipefail"));

    private static bool IsSafe(CommandLine shell)
    {
        if (shell.Words.IsEmpty)
            return false;
        var name = shell.Words[0].Text;
        if (name.StartsWith("pwsh", StringComparison.Ordinal) || name.StartsWith("powershell", StringComparison.Ordinal) || name.StartsWith("cmd", StringComparison.Ordinal))
            return true;
        return name.Substring(name.LastIndexOf('/') + 1) is "bash" or "zsh" or "ash"
            && shell.Words.Any(word => word.Text == "pipefail")
            && shell.Words.Any(word => word.Text.Length > 1 && word.Text[0] == '-' && word.Text[1] != '-' && word.Text.IndexOf('o') >= 0);
    }
}
