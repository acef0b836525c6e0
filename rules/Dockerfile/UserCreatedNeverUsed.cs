using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A user is created, and the container runs as another.</summary>
public sealed partial class UserCreatedNeverUsed : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        if (context.File.Stages.IsEmpty)
            return;
        var stage = context.File.Stages[context.File.Stages.Length - 1];
        if (stage.Result.User is not null || context.File.Source.Text.IndexOf("gosu", StringComparison.Ordinal) >= 0 || context.File.Source.Text.IndexOf("su-exec", StringComparison.Ordinal) >= 0
            || context.File.Source.Text.IndexOf("setpriv", StringComparison.Ordinal) >= 0 || stage.Result.Entrypoint is not null)
            return;
        foreach (var instruction in stage.Instructions)
        {
            if (instruction is not RunInstruction run)
                continue;
            var command = run.Command.Script.Commands.FirstOrDefault(c => c.Name is "useradd" || (c.Name == "adduser" && c.Operands().Length == 1));
            if (command is null)
                continue;
            context.Report(run.Element(command.Span, command.Name, "user"), "a user is created, but the stage never switches to it");
            return;
        }
    }
}
