using ComposeLint.Dockerfiles.Shell;
using ComposeLint.Knowledge;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A rule over the packages that a package manager is told to install.</summary>
/// <param name="manager">The manager's name in the table.</param>
public abstract class PackageInstallRule(string manager) : CommandRule
{
    /// <summary>What is known of the manager.</summary>
    protected PackageManager Manager { get; } = PackageManager.Named(manager);

    /// <summary>Whether a command installs.</summary>
    protected bool Installs(ShellCommand command) => Manager.Programs.Contains(command.Name) && Installs(command, Manager);

    /// <summary>The word that says what the manager is to do.</summary>
    protected ShellWord Verb(ShellCommand command)
    {
        foreach (var argument in command.Arguments)
            if (Manager.Install.Contains(argument.Text))
                return argument;
        return command.NameWord;
    }

    private static bool Installs(ShellCommand command, PackageManager manager)
    {
        foreach (var argument in command.Arguments)
            if (manager.Install.Contains(argument.Text))
                return true;
        return false;
    }
}
