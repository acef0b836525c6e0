using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>zypper installs packages without a version.</summary>
public sealed partial class UnpinnedZypperPackage : CommandRule
{
    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command)
    {
        if (command.Name != "zypper" || !command.HasArgument("install", "in"))
            return null;
        foreach (var operand in command.Operands())
            if (operand.Text is not ("install" or "in") && operand.Text.IndexOfAny(['=', '>', '<']) < 0 && !operand.Text.EndsWith(".rpm", StringComparison.Ordinal))
                return operand;
        return null;
    }

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"{word.Text} is installed in whatever version zypper finds that day";
}
