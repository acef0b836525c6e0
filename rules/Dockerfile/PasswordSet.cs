using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A password is written into the image.</summary>
public sealed partial class PasswordSet : CommandRule
{
    /// <inheritdoc/>
    protected override bool IncludesNested => true;

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command) =>
        command.Name == "chpasswd" || (command.Name is "usermod" or "useradd" && command.HasFlag("p", "password")) ? command.NameWord : null;

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"{word.Text} writes a password into the image";
}
