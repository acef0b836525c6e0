using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN calls a program that does nothing useful in a build.</summary>
public sealed partial class UselessCommand : CommandRule
{
    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) =>
        command.Name is "free" or "kill" or "mount" or "ps" or "service" or "shutdown" or "ssh" or "top" or "vim" ? command.NameWord : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"nothing of what {word.Text} does is left after the step";
}
