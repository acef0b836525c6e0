using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN downloads over http or ftp.</summary>
public sealed partial class CleartextDownload : CommandRule
{
    /// <inheritdoc/>
    protected override bool IncludesNested => true;

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command)
    {
        if (command.Name is not ("curl" or "wget"))
            return null;
        foreach (var argument in command.Arguments)
            if ((argument.Text.StartsWith("http://", StringComparison.Ordinal) || argument.Text.StartsWith("ftp://", StringComparison.Ordinal)) && !IsLocal(argument.Text))
                return argument;
        return null;
    }

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"{command.Name} fetches it in clear text";

    private static bool IsLocal(string url) =>
        url.IndexOf("//localhost", StringComparison.Ordinal) > 0 || url.IndexOf("//127.", StringComparison.Ordinal) > 0 || url.IndexOf("//[::1]", StringComparison.Ordinal) > 0;
}
