using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Knowledge;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A user is created, and the container runs as another.</summary>
public sealed partial class UserCreatedNeverUsed : DockerfileRule
{
    // Programs that change the user later, in a start script or a supervisor's file.
    private static readonly string[] s_switchers = ["gosu", "su-exec", "setpriv", "runuser", "setuidgid", "chpst", "supervisord", "s6-", "start-stop-daemon", "capsh", "su ", "sudo ", "dropbear", "sshd", "openssh-server"];

    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        if (context.File.Stages.IsEmpty)
            return;
        var stage = context.File.Stages[context.File.Stages.Length - 1];
        if (stage.Result.User is not null || stage.Result.Entrypoint is not null || MaySwitchLater(stage) || s_switchers.Any(word => context.File.Source.Text.IndexOf(word, StringComparison.Ordinal) >= 0))
            return;
        foreach (var instruction in stage.Instructions)
        {
            if (instruction is not RunInstruction run)
                continue;
            var command = run.Command.Script.Commands.FirstOrDefault(c => c.Name is "useradd" || (c.Name == "adduser" && c.Operands().Length == 1));
            if (command is null)
                continue;
            // The command itself may be told whom to become: httpd -u app, --user=app.
            if (command.Operands().LastOrDefault() is { } name && stage.Result.Cmd is { } cmd
                && cmd.Command.Words.SelectMany(word => word.Text.Split(' ')).Skip(1).Any(word => word == name.Text || word.EndsWith("=" + name.Text, StringComparison.Ordinal)))
                return;
            context.Report(run.Element(command.Span, command.Name, "user"), "a user is created, but the stage never switches to it");
            return;
        }
    }

    // A start script, or a server's image that has one of its own, may.
    private static bool MaySwitchLater(Stage stage)
    {
        if (stage.Result.Cmd is { } cmd && cmd.Command.Words.FirstOrDefault().Text is { } first && first.Split(' ').Any(word => word.EndsWith(".sh", StringComparison.Ordinal) || word.IndexOf("entrypoint", StringComparison.Ordinal) >= 0 || word.EndsWith("/run", StringComparison.Ordinal) || word.EndsWith("/init", StringComparison.Ordinal)))
            return true;
        return stage.Root.BaseImage.TryGet(out var image) && KnownImage.Find(image) is { Ports.IsEmpty: false };
    }
}
