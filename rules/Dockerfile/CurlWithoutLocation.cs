using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>curl saves a redirect instead of the file.</summary>
public sealed partial class CurlWithoutLocation : CommandRule
{
    /// <inheritdoc/>
    protected override bool IncludesNested => true;

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) =>
        command.Name == "curl" && !command.HasFlag("L", "location", "location-trusted") && command.HasFlag("o", "O", "output", "remote-name") ? command.NameWord : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => "curl follows no redirect without -L, and saves what it gets";
}
