using ComposeLint.Analysis;
using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>wget fills the build log with its progress.</summary>
public sealed partial class WgetProgress : CommandRule
{
    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) =>
        command.Name == "wget" && !command.HasFlag("progress", "q", "quiet", "o", "output-file", "a", "append-output", "no-verbose") && !command.HasArgument("-nv")
            ? command.NameWord
            : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => "wget writes its progress to the build log, line by line";

    /// <inheritdoc/>
    protected override Fix? Mend(ShellWord word, ShellCommand command) => InsertAfter(word.Span, " --progress=dot:giga", "Add --progress=dot:giga");
}
