using System.CommandLine;
using ComposeLint.Cli.Options;
using ComposeLint.Cli.Running;
using ComposeLint.Reporting;
using ComposeLint.Reporting.Views;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Commands;

/// <summary><c>exposure</c>: what is reachable from the host, the LAN, the internet or the other containers.</summary>
internal sealed class ExposureCommand
{
    private const string Cluster = "cluster";

    private readonly ViewOptions _options = new();

    private readonly Argument<string[]> _words = new("SERVICE")
    {
        HelpName = "[SERVICE] [PATH...",
        Description = "A service (default: all), and where the project is",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _from = Choice.Several("--from", "From where (default: all)", "host|lan|internet|cluster", "host", "lan", "internet", Cluster);

    private readonly Option<string?> _protocol = Choice.One("--protocol", "Protocol (default: both)", "tcp|udp", "tcp", "udp");

    private readonly Option<string?> _failOn = Choice.One("--fail-on", "Exit 1 when something is open from there", "host|lan|internet", "host", "lan", "internet");

    private ExposureCommand()
    {
    }

    public static Command Create(CliHost host)
    {
        var exposure = new ExposureCommand();
        var command = new Command("exposure", "List what is reachable from host, LAN, internet or cluster");
        command.Add(exposure._words);
        command.Add(exposure._from);
        command.Add(exposure._protocol);
        command.Add(exposure._failOn);
        foreach (var option in exposure._options.All)
            command.Add(option);
        command.SetAction((result, cancellation) => Task.FromResult(exposure.Run(result, host, cancellation)));
        return command;
    }

    private int Run(ParseResult result, CliHost host, CancellationToken cancellation)
    {
        var words = result.GetValue(_words) ?? [];
        // The first word is a service unless it is a path.
        var service = words.Length > 0 && !Path.Exists(Path.GetFullPath(words[0], host.WorkingDirectory)) ? words[0] : null;
        var engines = SimulatedProjects.Run(_options.Project, result, host, cancellation, service is null ? words : words[1..]);
        if (service is not null)
            Endpoints.Only(engines, service);
        var vantages = Choice.Split(result.GetValue(_from)) is { IsEmpty: false } given ? given : Endpoints.Vantages.Add(Cluster);
        var failOn = result.GetValue(_failOn);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var fails = false;
        foreach (var projects in engines)
        {
            if (projects.Engine.Refusal is { } refusal)
                host.Error.WriteLine($"warning: not all comes up: {refusal.Message} ({refusal.Subject.Span})");
            var reachability = new Reachability(projects.Engine);
            foreach (var container in projects.Engine.Containers.Where(container => container.IsRunning && container.Number == 1 && (service is null || container.Workload.ServiceName == service)))
            {
                foreach (var (port, protocol) in Ports(container, result.GetValue(_protocol)))
                {
                    foreach (var vantage in vantages)
                    {
                        var (outcome, by) = Ask(projects.Engine, reachability, vantage, container, port, protocol);
                        if (outcome is not (Outcome.Open or Outcome.Unknown))
                            continue;
                        fails |= failOn == vantage && outcome == Outcome.Open;
                        rows.Add([container.Workload.ServiceName, Listeners.RangeOf(container, port, protocol).ToString(), Words.Of(protocol), vantage, Words.Of(outcome), by, container.Workload.Span.ToString()]);
                    }

                    fails |= failOn is not null && !vantages.Contains(failOn) && Ask(projects.Engine, reachability, failOn, container, port, protocol).Outcome == Outcome.Open;
                }
            }
        }

        new Table(["service", "port", "protocol", "from", "outcome", "by", "file"], rows.ToImmutable()).Write(result.GetValue(_options.Format) ?? "pretty", host.Out);
        return fails ? ExitCode.Findings : ExitCode.Clean;
    }

    private static (Outcome Outcome, string By) Ask(EngineState engine, Reachability reachability, string vantage, SimulatedContainer container, int port, Protocol protocol)
    {
        if (vantage != Cluster)
        {
            var question = new ReachQuestion(vantage, container.Workload.ServiceName, port, protocol, Vantage.Ways(engine, reachability, vantage, null, container, port, protocol));
            return (question.Outcome, string.Join(", ", question.Ways.Where(way => way.Answer.Outcome == question.Outcome).Select(way => NodeAddress.Shown(way.At))));
        }

        // Of services that are alike one is asked.
        var open = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var alike in SandboxClass.Of(engine))
        {
            var asker = alike.Members.SelectMany(sandbox => sandbox.Members).FirstOrDefault(other => other.Workload != container.Workload);
            if (asker is null)
                continue;
            var ways = Vantage.Ways(engine, reachability, "", asker, container, port, protocol);
            if (ways.Any(way => way.Answer.Outcome == Outcome.Open))
                open.UnionWith(alike.Members.SelectMany(sandbox => sandbox.Members).Select(other => other.Workload.ServiceName).Where(name => name != container.Workload.ServiceName));
        }

        return (open.Count > 0 ? Outcome.Open : Outcome.Closed, string.Join(", ", open));
    }

    private static IEnumerable<(int Port, Protocol Protocol)> Ports(SimulatedContainer container, string? only)
    {
        foreach (var protocol in new[] { Protocol.Tcp, Protocol.Udp })
        {
            if (only is not null && Words.Of(protocol) != only)
                continue;
            foreach (var port in Listeners.PortsOf(container, protocol))
                yield return (port, protocol);
        }
    }
}
