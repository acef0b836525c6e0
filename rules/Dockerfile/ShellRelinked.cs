using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN replaces /bin/sh.</summary>
public sealed partial class ShellRelinked : CommandRule
{
    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) => command.Name == "ln" && command.HasArgument("/bin/sh") ? command.NameWord : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => "the image's /bin/sh is replaced: SHELL changes the shell of the build alone";
}
