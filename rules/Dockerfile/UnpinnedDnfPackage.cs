using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>dnf installs packages without a version.</summary>
public sealed partial class UnpinnedDnfPackage : CommandRule
{
    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) =>
        command.Name is "dnf" or "microdnf" && !command.HasArgument("group") ? RpmPackages.Unpinned(command) : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"{word.Text} is installed in whatever version {command.Name} finds that day";
}
