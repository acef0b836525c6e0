using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A download is checked with a weak hash.</summary>
public sealed partial class WeakHash : CommandRule
{
    /// <inheritdoc/>
    protected override bool IncludesNested => true;

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) =>
        command.Name is "md5sum" or "sha1sum" && command.HasFlag("c", "check") ? command.NameWord : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"{word.Text} compares hashes that can be forged";
}
