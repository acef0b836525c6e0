using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN upgrades the distribution with zypper.</summary>
public sealed partial class ZypperDistUpgrade : CommandRule
{
    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command)
    {
        if (command.Name != "zypper")
            return null;
        foreach (var argument in command.Arguments)
            if (argument.Text is "dist-upgrade" or "dup")
                return argument;
        return null;
    }

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"zypper {word.Text} upgrades the whole base image";
}
