using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN replaces /bin/sh.</summary>
public sealed partial class ShellRelinked : CommandRule
{
    // Distroless images bring their only shell there and have no /bin/sh that could be replaced.
    private const string DistrolessShell = "/busybox/sh";

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) =>
        command.Name == "ln" && command.HasArgument("/bin/sh") && !command.HasArgument(DistrolessShell) ? command.NameWord : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => "the image's /bin/sh is replaced: SHELL changes the shell of the build alone";
}
