using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN upgrades the base image with apt-get.</summary>
public sealed partial class AptUpgrade : CommandRule
{
    /// <inheritdoc/>
    protected override bool IncludesNested => true;

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command)
    {
        if (!s_programs.Contains(command.Name))
            return null;
        var operands = command.Operands();
        return operands.Length == 1 && s_verbs.Contains(operands[0].Text) ? operands[0] : null;
    }

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"{command.Name} {word.Text} upgrades the whole base image";

    private static readonly string[] s_programs = ["apt-get", "apt"];

    private static readonly string[] s_verbs = ["upgrade", "dist-upgrade", "full-upgrade"];
}
