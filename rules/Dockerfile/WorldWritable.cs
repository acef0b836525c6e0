using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Files are made writable for everyone.</summary>
public sealed partial class WorldWritable : CommandRule
{
    /// <inheritdoc/>
    protected override bool IncludesNested => true;

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command)
    {
        if (command.Name != "chmod")
            return null;
        var mode = command.Operands().FirstOrDefault();
        return mode.Text is not null && IsWorldWritable(mode.Text) ? mode : null;
    }

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"mode {word.Text} lets everyone write";

    private static bool IsWorldWritable(string mode) => mode switch
    {
        "777" or "0777" or "666" or "0666" or "776" or "0776" or "767" or "757" or "a+rwx" or "a+w" or "o+w" or "ugo+rwx" or "a=rwx" or "o+rwx" or "+w" => true,
        _ => false,
    };
}
