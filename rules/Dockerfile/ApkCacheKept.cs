using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>apk keeps its index in the image.</summary>
public sealed partial class ApkCacheKept() : PackageInstallRule("apk")
{
    /// <inheritdoc/>
    protected override bool IsExempt(RunInstruction run) => run.HasCacheMount("/var/cache/apk");

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) => Installs(command) && !command.HasFlag("no-cache") ? Verb(command) : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => "apk add leaves its index in the layer without --no-cache";

    /// <inheritdoc/>
    protected override Fix? Mend(ShellWord word, ShellCommand command) => InsertAfter(word.Span, " --no-cache", "Add --no-cache");
}
