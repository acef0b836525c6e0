using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN uses sudo.</summary>
public sealed partial class Sudo : CommandRule
{
    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) => command.Name == "sudo" ? command.NameWord : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => "sudo is not needed: a step runs as root already, or as the USER that was chosen";
}
