using System.CommandLine;
using ComposeLint.Cli.Options;
using ComposeLint.Cli.Running;
using ComposeLint.Reporting.Views;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Commands;

/// <summary><c>reach FROM TO[:PORT]</c>: whether one can talk to the other, by which way, or where and why it breaks.</summary>
internal sealed class ReachCommand
{
    private readonly ViewOptions _options = new();

    private readonly Argument<string[]> _words = new("WORDS")
    {
        HelpName = "FROM TO[:PORT] [PATH...",
        Description = "Who asks (a service, service[replica], project/service, host, lan, internet), whom, and where the project is; with --all only paths",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _all = new("--all") { Description = "The matrix of everybody to everybody instead of one question" };

    private readonly Option<string?> _protocol = Choice.One("--protocol", "Protocol (default: tcp)", "tcp|udp", "tcp", "udp");

    private ReachCommand()
    {
    }

    public static Command Create(CliHost host)
    {
        var reach = new ReachCommand();
        var command = new Command("reach", "Can FROM talk to TO? Print the path, or where and why it breaks (exit 0 yes, 1 no, 3 it cannot be said)");
        command.Add(reach._words);
        command.Add(reach._all);
        command.Add(reach._protocol);
        foreach (var option in reach._options.All)
            command.Add(option);
        command.SetAction((result, cancellation) => Task.FromResult(reach.Run(result, host, cancellation)));
        return command;
    }

    private int Run(ParseResult result, CliHost host, CancellationToken cancellation)
    {
        var words = result.GetValue(_words) ?? [];
        var all = result.GetValue(_all);
        if (!all && words.Length < 2)
            throw new CommandFailure("reach needs FROM and TO, as in: composelint reach web db:5432");
        var engines = SimulatedProjects.Run(_options.Project, result, host, cancellation, all ? words : words[2..]);
        var format = result.GetValue(_options.Format) ?? "pretty";
        var protocol = result.GetValue(_protocol) == "udp" ? Protocol.Udp : Protocol.Tcp;
        if (all)
        {
            ReachMatrix.Of(engines, protocol, cancellation).Write(format, host.Out);
            return ExitCode.Clean;
        }

        var questions = Ask(engines, words[0], words[1], protocol);
        if (format == "pretty")
            ReachPath.Write(questions, _options.Terminal.Style(result, host, explain: true), host.Out);
        else
            ReachPath.Table(questions).Write(format, host.Out);
        if (questions.Any(question => question.Outcome == Outcome.Open))
            return ExitCode.Clean;
        return questions.Any(question => question.Outcome == Outcome.Unknown) ? ExitCode.Indeterminate : ExitCode.Findings;
    }

    private static ImmutableArray<ReachQuestion> Ask(ImmutableArray<SimulatedProjects> engines, string from, string to, Protocol protocol)
    {
        var (name, port) = Endpoints.Split(to);
        // A name of several projects means the one where the asker is too.
        var together = Endpoints.Find(engines, name).Select(found => found.Projects).Intersect(Endpoints.Find(engines, from).Select(found => found.Projects)).ToImmutableArray();
        if (together.Length == 1)
            engines = together;
        var (projects, targets) = Endpoints.Only(engines, name);
        SimulatedContainer? asker = null;
        if (!Endpoints.Vantages.Contains(from, StringComparer.Ordinal))
        {
            var (other, askers) = Endpoints.Only(engines, from);
            if (other != projects)
                throw new CommandFailure($"'{from}' and '{name}' come up on different engines as far as configuration says; 'hosts:' in composelint.yml puts projects on one");
            asker = askers[0];
        }

        var target = targets.FirstOrDefault(container => container != asker) ?? targets[0];
        if (!target.IsRunning || asker is { IsRunning: false })
        {
            var refusal = projects.Engine.Refusal;
            throw new CommandFailure($"{(target.IsRunning ? from : name)} does not run" + (refusal is null ? "" : $": {refusal.Message} ({refusal.Subject.Span})"));
        }

        var reachability = new Reachability(projects.Engine);
        ImmutableArray<int> ports = port is { } given ? [given] : Listeners.PortsOf(target, protocol);
        if (ports.IsEmpty)
            throw new CommandFailure($"no port of {name} is known; name one, as in {name}:8080");
        return [.. ports.Select(number => new ReachQuestion(from, name, number, protocol, Vantage.Ways(projects.Engine, reachability, from, asker, target, number, protocol)))];
    }
}
