using System.CommandLine;
using ComposeLint.Cli.Options;
using ComposeLint.Cli.Running;
using ComposeLint.Reporting;
using ComposeLint.Reporting.Views;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Commands;

/// <summary><c>ports</c>: the sockets of the host that are claimed, by which service and line, and what collides.</summary>
internal static class PortsCommand
{
    public static Command Create(CliHost host)
    {
        var options = new ViewOptions();
        var command = new Command("ports", "Table of host sockets claimed, by which service and line, with collisions");
        command.Add(options.Project.Paths);
        foreach (var option in options.All)
            command.Add(option);
        command.SetAction((result, cancellation) => Task.FromResult(Run(options, result, host, cancellation)));
        return command;
    }

    private static int Run(ViewOptions options, ParseResult result, CliHost host, CancellationToken cancellation)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var engines = SimulatedProjects.Run(options.Project, result, host, cancellation);
        foreach (var projects in engines)
        {
            foreach (var stack in projects.Engine.Topology.Hosts)
            {
                var collisions = stack.PortConflicts
                    .SelectMany(pair => new[] { (Claim: pair.First, Other: pair.Second), (Claim: pair.Second, Other: pair.First) })
                    .ToLookup(pair => pair.Claim, pair => pair.Other);
                foreach (var run in Runs(stack.Claims.OrderBy(claim => claim.Ports.First).ThenBy(claim => claim.Protocol).ThenBy(claim => claim.Key, StringComparer.Ordinal)))
                    rows.Add(Row(run, run.SelectMany(claim => collisions[claim])));
            }
        }

        rows.AddRange(engines.SelectMany(projects => Chosen(projects.Engine.Topology)));
        new Table(["host", "protocol", "container", "service", "project", "file", "collides"], rows.ToImmutable()).Write(result.GetValue(options.Format) ?? "pretty", host.Out);
        return ExitCode.Clean;
    }

    // What is published on a port of the engine's choice collides with nothing, and is open all the same.
    private static IEnumerable<ImmutableArray<string>> Chosen(NetworkTopology topology)
    {
        foreach (var workload in topology.Workloads.Where(workload => topology.PublishingOf(workload) == Publishing.OnNode))
        {
            foreach (var run in PortRun.Of(workload).Where(run => run.Outside is null && run.First.Host is null or { IsKnown: true }))
            {
                var address = run.First.HostIp is not { } ip || ip is { IsKnown: true, Value: "" } ? "*" : run.First.HostAddress?.ToString() ?? "?";
                if (address.Contains(':', StringComparison.Ordinal))
                    address = "[" + address + "]";
                yield return [address + ":(any)", Words.Of(run.Protocol), run.Inside.ToString(), workload.ServiceName, workload.Presence.Project, run.First.Span.ToString(), ""];
            }
        }
    }

    // A range in the short form claims a socket a port: one row, where nothing of another service lies between them.
    private static IEnumerable<List<HostClaim>> Runs(IEnumerable<HostClaim> claims)
    {
        var open = new List<HostClaim>();
        foreach (var claim in claims)
        {
            if (open is [.., var last] && !(claim.Span == last.Span && claim.Workload == last.Workload && claim.Protocol == last.Protocol && claim.Address == last.Address
                && claim.Ports.First == last.Ports.Last + 1 && Inside(claim)?.First - 1 == Inside(last)?.Last && !claim.IsChoice && !last.IsChoice))
            {
                yield return open;
                open = [];
            }

            open.Add(claim);
        }

        if (open.Count > 0)
            yield return open;
    }

    private static PortRange? Inside(HostClaim claim) => claim.Port is { } port && port.Container.TryGet(out var inside) ? inside : null;

    private static ImmutableArray<string> Row(List<HostClaim> run, IEnumerable<HostClaim> collisions)
    {
        var (first, last) = (run[0], run[^1]);
        return
        [
            Socket(first, new PortRange(first.Ports.First, last.Ports.Last)),
            Words.Of(first.Protocol),
            first.Port is null ? "" : Inside(first) is { } inside ? new PortRange(inside.First, Inside(last)!.Value.Last).ToString() : "?",
            first.Workload?.ServiceName ?? first.Name,
            first.Presence.Project,
            first.Span.ToString(),
            string.Join(", ", collisions.Select(other => $"{other.Workload?.ServiceName ?? other.Name} ({other.Span})").Distinct(StringComparer.Ordinal)),
        ];
    }

    private static string Socket(HostClaim claim, PortRange ports)
    {
        var address = !claim.IsAddressKnown ? "?" : claim.Address?.ToString() ?? "*";
        if (address.Contains(':', StringComparison.Ordinal))
            address = "[" + address + "]";
        return $"{address}:{ports}{(claim.IsChoice ? " (one of)" : "")}";
    }
}
