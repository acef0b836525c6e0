using ComposeLint.Analysis;
using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A rule over installs that would ask a question in a build where nobody answers.</summary>
/// <param name="manager">The manager's name in the table.</param>
/// <param name="flag">The flag that answers.</param>
public abstract class InteractiveInstallRule(string manager, string flag) : PackageInstallRule(manager)
{
    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) => Installs(command) && !Answers(command) ? Verb(command) : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) =>
        $"{command.Name} {word.Text} asks before it goes on, and a build has nobody to answer";

    /// <inheritdoc/>
    protected override Fix? Mend(ShellWord word, ShellCommand command) => InsertAfter(word.Span, " " + flag, "Add " + flag);

    /// <summary>Whether the command answers the question itself.</summary>
    protected virtual bool Answers(ShellCommand command)
    {
        foreach (var yes in Manager.Yes)
            if (command.CountFlag(yes) > 0)
                return true;
        return false;
    }
}
