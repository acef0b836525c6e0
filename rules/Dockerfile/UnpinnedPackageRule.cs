using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A rule over packages installed in whatever version the repository has that day.</summary>
/// <param name="manager">The manager's name in the table.</param>
public abstract class UnpinnedPackageRule(string manager) : PackageInstallRule(manager)
{
    /// <summary>Whether a package is named with its version, or is a file.</summary>
    protected abstract bool IsPinned(string package);

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command)
    {
        if (!Installs(command))
            return null;
        foreach (var operand in command.Operands(Manager.ValueFlags))
            if (!Manager.Install.Contains(operand.Text) && !IsPinned(operand.Text))
                return operand;
        return null;
    }

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) =>
        $"{word.Text} is installed in whatever version {command.Name} finds that day";
}
