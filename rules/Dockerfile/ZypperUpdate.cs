using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN upgrades the base image with zypper.</summary>
public sealed partial class ZypperUpdate : CommandRule
{
    /// <inheritdoc/>
    protected override bool IncludesNested => true;

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command)
    {
        var operands = command.Operands();
        return command.Name == "zypper" && operands.Length == 1 && operands[0].Text is "update" or "up" ? operands[0] : null;
    }

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"zypper {word.Text} upgrades the whole base image";
}
