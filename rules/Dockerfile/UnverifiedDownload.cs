using ComposeLint.Analysis;
using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN downloads a file that nothing verifies.</summary>
public sealed partial class UnverifiedDownload : DockerfileRule
{
    // What compares a file with a checksum or a signature.
    private static readonly string[] s_verifiers = ["sha256sum", "sha512sum", "sha384sum", "sha1sum", "md5sum", "b2sum", "shasum", "gpg", "gpgv", "gpg2", "cosign", "minisign", "signify", "rpmkeys"];

    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var run in context.File.Runs)
        {
            if (run.HasForeignShell)
                continue;
            var commands = run.Command.Script.AllCommands.ToList();
            if (commands.Any(IsVerifier) || commands.FirstOrDefault(IsDownload) is not { } download)
                continue;
            var url = download.Arguments.First(IsUrl);
            context.Report(run.Element(url.Span, url.Text, url.Text), $"{download.Name} fetches it, and no checksum or signature is looked at in this RUN");
        }
    }

    private static bool IsVerifier(ShellCommand command) =>
        s_verifiers.Contains(command.Name) || (command.Name == "openssl" && command.HasArgument("dgst", "sha256", "sha512"));

    // To a file: what goes on in a pipe is another rule's matter.
    private static bool IsDownload(ShellCommand command) =>
        command.Name is "curl" or "wget" && command.Arguments.Any(IsUrl)
        && (command.Name == "wget" ? !command.HasFlag("O", "output-document") || command.ValueAfter("O", "output-document") is not { Text: "-" } : command.HasFlag("o", "O", "output", "remote-name") || !command.Redirections.IsEmpty);

    private static bool IsUrl(ShellWord word) => word.Text.StartsWith("https://", StringComparison.Ordinal) || word.Text.StartsWith("http://", StringComparison.Ordinal) || word.Text.StartsWith("ftp://", StringComparison.Ordinal);
}
