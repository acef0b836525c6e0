using ComposeLint.Analysis;
using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>useradd with a high user id makes a huge file.</summary>
public sealed partial class UseraddHighUid : CommandRule
{
    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) =>
        command.Name == "useradd" && !command.HasFlag("l", "no-log-init") && command.ValueAfter("u") is { Text.Length: > 5 } ? command.NameWord : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => "useradd makes a huge sparse file for a user id this high";

    /// <inheritdoc/>
    protected override Fix? Mend(ShellWord word, ShellCommand command) => InsertAfter(word.Span, " -l", "Add -l");
}
