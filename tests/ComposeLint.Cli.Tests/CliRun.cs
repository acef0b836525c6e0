using System.Text;

namespace ComposeLint.Cli.Tests;

/// <summary>What a run of the tool in this process answered.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    public static CliRun In(string directory, params string[] args) => In(directory, new Dictionary<string, string>(), args);

    public static CliRun In(string directory, Dictionary<string, string> environment, params string[] args) =>
        Start(args, host => host with { WorkingDirectory = directory, Environment = environment });

    public static CliRun Start(string[] args, Func<CliHost, CliHost> adjust, string input = "")
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var host = adjust(new CliHost(output, error, stdin, new Dictionary<string, string>(), Environment.CurrentDirectory) { Composition = WholeProgram.Composition });
        var code = Program.Run(args, host);
        return new CliRun(code, output.ToString(), error.ToString());
    }

    public override string ToString() => $"exit code {ExitCode}\n--- out ---\n{Out}--- error ---\n{Error}";
}
