using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN changes the directory with cd.</summary>
public sealed partial class CdInsteadOfWorkdir : CommandRule
{
    /// <inheritdoc/>
    protected override bool IncludesTriggers => false;

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) => command.Name == "cd" ? command.NameWord : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => "cd holds for this RUN only; WORKDIR holds for all that follows";
}
