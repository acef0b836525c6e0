using System.CommandLine;

namespace ComposeLint.Cli.Commands;

/// <summary><c>completions</c>: a shell's completion script. The scripts ask the tool itself, by System.CommandLine's <c>[suggest]</c> directive.</summary>
internal static class CompletionsCommand
{
    public static Command Create(CliHost host)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish, pwsh or nushell" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh", "nushell");
        var command = new Command("completions", "Print completion script (bash, zsh, fish, pwsh, nushell)") { shell };
        command.SetAction(result =>
        {
            host.Out.Write(Resource.Text("Completions/" + result.GetRequiredValue(shell)));
            return ExitCode.Clean;
        });
        return command;
    }
}
