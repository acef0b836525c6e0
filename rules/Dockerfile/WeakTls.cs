using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A download accepts old TLS.</summary>
public sealed partial class WeakTls : CommandRule
{
    /// <inheritdoc/>
    protected override bool IncludesNested => true;

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command)
    {
        foreach (var argument in command.Arguments)
            if (command.Name == "curl" && argument.Text is "--tlsv1.0" or "--tlsv1.1" or "--tlsv1" or "--sslv2" or "--sslv3"
                || command.Name == "wget" && argument.Text is "--secure-protocol=SSLv2" or "--secure-protocol=SSLv3" or "--secure-protocol=TLSv1" or "--secure-protocol=TLSv1_1")
                return argument;
        return null;
    }

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"{word.Text} accepts a protocol that is too old";
}
