using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ComposeLint.Cli.Commands;
using ComposeLint.Cli.Running;
using ComposeLint.Reporting.Escaping;

namespace ComposeLint.Cli;

/// <summary>The grammar of the command line: every verb, the default one, and what a wrong word costs.</summary>
public static class CommandLine
{
    private const int HelpWidth = 120;

    /// <summary>Parses and runs.</summary>
    public static int Invoke(string[] args, CliHost host, CancellationToken cancellationToken)
    {
        // A response file (@FILE) is not part of this grammar: a path may begin with '@'.
        var result = Root(host).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

        // System.CommandLine's own code for a parse error is 1, which here means findings.
        if (result.Action is ParseErrorAction)
        {
            foreach (var error in result.Errors)
                host.Error.WriteLine("error: " + SafeText.Terminal(error.Message));
            host.Error.WriteLine($"See '{HelpOf(result)} --help'.");
            return ExitCode.FellShort;
        }

        try
        {
            return result.InvokeAsync(Configuration(host), cancellationToken).GetAwaiter().GetResult();
        }
        catch (CommandFailure failure)
        {
            host.Error.WriteLine("error: " + SafeText.Terminal(failure.Message));
            return ExitCode.FellShort;
        }
    }

    /// <summary>The root command with all verbs.</summary>
    public static RootCommand Root(CliHost host)
    {
        var root = new RootCommand("Tells, before you deploy, what your container configuration will really do on the network.") { HelpName = "composelint" };
        foreach (var help in root.Options.Select(option => option.Action).OfType<HelpAction>())
            help.MaxWidth = host.Width ?? HelpWidth;
        root.Add(CheckCommand.Create(host));
        root.Add(FixCommand.Create(host));
        root.Add(GraphCommand.Create(host));
        root.Add(ReachCommand.Create(host));
        root.Add(ExposureCommand.Create(host));
        root.Add(PortsCommand.Create(host));
        root.Add(ExplainCommand.Create(host));
        root.Add(RulesCommand.Create(host));
        root.Add(BaselineCommand.Create(host));
        root.Add(InitCommand.Create(host));
        root.Add(ConfigCommand.Create(host));
        root.Add(SchemaCommand.Create(host));
        root.Add(CompletionsCommand.Create(host));
        root.Add(VersionCommand.Create(host));
        root.Add(NewRuleCommand.Create(host));
        root.Add(DebugCommand.Create(host));
        CheckCommand.AddTo(root, host);
        return root;
    }

    private static string HelpOf(ParseResult result)
    {
        var command = result.CommandResult.Command;
        return command is RootCommand ? "composelint" : "composelint " + command.Name;
    }

    private static InvocationConfiguration Configuration(CliHost host) => new()
    {
        Output = host.Out,
        Error = host.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };
}
