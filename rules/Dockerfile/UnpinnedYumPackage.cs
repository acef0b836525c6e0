using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>yum installs packages without a version.</summary>
public sealed partial class UnpinnedYumPackage : CommandRule
{
    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) => command.Name == "yum" ? RpmPackages.Unpinned(command) : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"{word.Text} is installed in whatever version yum finds that day";
}
