using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Packages are installed without checking who made them.</summary>
public sealed partial class UnsignedPackages : CommandRule
{
    /// <inheritdoc/>
    protected override bool IncludesNested => true;

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command)
    {
        foreach (var argument in command.Arguments)
        {
            var isOff = command.Name switch
            {
                "apk" => argument.Text == "--allow-untrusted",
                "apt-get" or "apt" => argument.Text is "--allow-unauthenticated" or "--force-yes",
                "yum" or "dnf" or "tdnf" or "microdnf" => argument.Text is "--nogpgcheck" or "--no-gpg-check",
                "rpm" => argument.Text is "--nosignature" or "--nodigest" or "--noverify" or "--nogpgcheck",
                "zypper" => argument.Text is "--no-gpg-checks" or "--allow-unsigned-rpm",
                _ => false,
            };
            if (isOff)
                return argument;
        }

        return null;
    }

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"{word.Text} installs whatever comes, without its signature being checked";
}
