using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A certificate is not verified.</summary>
public sealed partial class TlsVerificationOff : CommandRule
{
    /// <inheritdoc/>
    protected override bool IncludesNested => true;

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command)
    {
        var names = command.Name switch
        {
            "curl" => s_curl,
            "wget" => s_wget,
            "pip" or "pip3" => s_pip,
            _ => null,
        };
        foreach (var argument in command.Arguments)
        {
            if (names is not null && names.Any(name => argument.Text == name || argument.Text.StartsWith(name + "=", StringComparison.Ordinal)))
                return argument;
            if (command.Name == "curl" && argument.IsFlag && argument.Text[1] != '-' && argument.Text.IndexOf('k') > 0)
                return argument;
            var text = argument.Text.Replace(" ", "");
            if ((command.Name is "yum" or "dnf" && text is "--setopt=sslverify=false" or "--setopt=sslverify=0") || (command.Name == "git" && text == "http.sslVerify=false"))
                return argument;
        }

        return command.Name is "npm" or "yarn" && command.HasArgument("config", "set") && command.HasSequence("strict-ssl", "false") ? command.Arguments.First(a => a.Text == "strict-ssl") : null;
    }

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"{command.Name} does not verify whom it talks to: {word.Text}";

    private static readonly string[] s_curl = ["--insecure", "--proxy-insecure"];

    private static readonly string[] s_wget = ["--no-check-certificate"];

    private static readonly string[] s_pip = ["--trusted-host"];
}
