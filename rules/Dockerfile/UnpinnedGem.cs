using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>gem installs gems without a version.</summary>
public sealed partial class UnpinnedGem : CommandRule
{
    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command)
    {
        if (command.Name != "gem" || !command.HasArgument("install", "i") || command.HasArgument("-v", "--version")
            || command.Arguments.Any(a => a.Text.StartsWith("--version=", StringComparison.Ordinal)))
            return null;
        for (var i = 0; i < command.Arguments.Length && command.Arguments[i].Text != "--"; i++)
        {
            var argument = command.Arguments[i];
            if (argument.Text.StartsWith("-", StringComparison.Ordinal))
                i++;
            else if (argument.Text is not ("install" or "i") && argument.Text.IndexOf(':') < 0)
                return argument;
        }

        return null;
    }

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"{word.Text} is installed in whatever version gem finds that day";
}
