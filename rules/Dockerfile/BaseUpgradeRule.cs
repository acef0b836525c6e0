using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN upgrades everything that the base image brings, with one family of package managers. Upgrading named packages is no such thing.</summary>
/// <param name="programs">The package managers.</param>
/// <param name="verbs">Their subcommands that upgrade everything.</param>
public abstract class BaseUpgradeRule(string[] programs, params string[] verbs) : CommandRule
{
    /// <inheritdoc/>
    protected sealed override bool IncludesNested => true;

    /// <inheritdoc/>
    protected sealed override ShellWord? Fault(ShellCommand command)
    {
        if (!programs.Contains(command.Name))
            return null;
        var operands = command.Operands();
        return operands.Length == 1 && verbs.Contains(operands[0].Text) ? operands[0] : null;
    }

    /// <inheritdoc/>
    protected sealed override string Message(ShellWord word, ShellCommand command) => $"{command.Name} {word.Text} upgrades the whole base image";
}
