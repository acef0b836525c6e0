using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>apt-get would ask a question.</summary>
public sealed partial class InteractiveAptInstall() : InteractiveInstallRule("apt", "-y")
{
    /// <inheritdoc/>
    protected override bool Answers(ShellCommand command) =>
        base.Answers(command) || command.CountFlag("q") == 2 || command.CountFlag("quiet") == 2 || command.HasArgument("-q=2");
}
