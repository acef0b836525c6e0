using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A redirect may lead to clear text.</summary>
public sealed partial class RedirectMayDowngrade : CommandRule
{
    /// <inheritdoc/>
    protected override bool IncludesNested => true;

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) =>
        command.Name == "curl" && command.HasFlag("L", "location") && !command.HasFlag("proto", "proto-redir")
            && command.Arguments.Any(a => a.Text.StartsWith("https://", StringComparison.Ordinal)) ? command.NameWord : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => "a redirect of this https URL may lead to http";
}
