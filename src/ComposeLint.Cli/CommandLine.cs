using System.CommandLine;
using System.CommandLine.Invocation;
using ComposeLint.Cli.Commands;

namespace ComposeLint.Cli;

/// <summary>The grammar of the command line: every verb, the default one, and what a wrong word costs.</summary>
public static class CommandLine
{
    /// <summary>Parses and runs.</summary>
    public static int Invoke(string[] args, CliHost host, CancellationToken cancellationToken)
    {
        var result = Root(host).Parse(args);

        // System.CommandLine's own code for a parse error is 1, which here means findings.
        if (result.Action is ParseErrorAction errors)
        {
            errors.ShowHelp = false;
            result.Invoke(Configuration(host));
            return ExitCode.FellShort;
        }

        return result.InvokeAsync(Configuration(host), cancellationToken).GetAwaiter().GetResult();
    }

    /// <summary>The root command with all verbs.</summary>
    public static RootCommand Root(CliHost host)
    {
        var root = new RootCommand("Tells, before you deploy, what your container configuration will really do on the network.");
        root.Add(DebugCommand.Create(host));
        return root;
    }

    private static InvocationConfiguration Configuration(CliHost host) => new()
    {
        Output = host.Out,
        Error = host.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };
}
