using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A credential stands in a command.</summary>
public sealed partial class CredentialInCommand : CommandRule
{
    /// <inheritdoc/>
    protected override bool IncludesNested => true;

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command)
    {
        foreach (var argument in command.Arguments)
        {
            var scheme = argument.Text.IndexOf("://", StringComparison.Ordinal);
            var at = scheme < 0 ? -1 : argument.Text.IndexOf('@', scheme);
            var colon = at < 0 ? -1 : argument.Text.IndexOf(':', scheme + 3);
            var slash = at < 0 ? -1 : argument.Text.IndexOf('/', scheme + 3);
            if (colon > 0 && colon < at - 1 && (slash < 0 || slash > at) && argument.Text.IndexOf('$', colon) != colon + 1)
                return argument with { Text = argument.Text.Substring(0, scheme + 3) + "…" };
        }

        return null;
    }

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"{command.Name} is given a credential in its URL, and the image keeps it";
}
