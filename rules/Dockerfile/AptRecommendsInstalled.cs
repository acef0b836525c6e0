using ComposeLint.Analysis;
using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>apt-get installs what packages merely recommend.</summary>
public sealed partial class AptRecommendsInstalled() : PackageInstallRule("apt")
{
    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) =>
        Installs(command) && !command.HasFlag("no-install-recommends") && !command.HasArgument("APT::Install-Recommends=false") ? Verb(command) : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => "apt-get installs what the packages merely recommend, too";

    /// <inheritdoc/>
    protected override Fix? Mend(ShellWord word, ShellCommand command) =>
        InsertAfter(word.Span, " --no-install-recommends", "Add --no-install-recommends", "packages that came along as recommended are no longer installed");
}
