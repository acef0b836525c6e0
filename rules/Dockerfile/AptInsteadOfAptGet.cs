using ComposeLint.Analysis;
using ComposeLint.Dockerfiles.Shell;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN uses apt.</summary>
public sealed partial class AptInsteadOfAptGet : CommandRule
{
    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) => command.Name == "apt" ? command.NameWord : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => "apt is made for terminals: scripts use apt-get";

    /// <inheritdoc/>
    protected override Fix? Mend(ShellWord word, ShellCommand command) =>
        command.HasArgument("update", "install", "remove", "purge", "autoremove", "clean", "upgrade")
            ? new Fix("Use apt-get", ImmutableArray.Create(new TextEdit(word.Span, "apt-get")))
            : null;
}
