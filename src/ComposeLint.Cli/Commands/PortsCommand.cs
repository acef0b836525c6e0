using System.CommandLine;
using System.Globalization;
using ComposeLint.Cli.Options;
using ComposeLint.Cli.Running;
using ComposeLint.Reporting;
using ComposeLint.Reporting.Views;
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
        foreach (var projects in SimulatedProjects.Run(options.Project, result, host, cancellation))
        {
            foreach (var stack in projects.Engine.Topology.Hosts)
            {
                var collisions = stack.PortConflicts
                    .SelectMany(pair => new[] { (Claim: pair.First, Other: pair.Second), (Claim: pair.Second, Other: pair.First) })
                    .ToLookup(pair => pair.Claim, pair => pair.Other);
                foreach (var claim in stack.Claims.OrderBy(claim => claim.Ports.First).ThenBy(claim => claim.Protocol).ThenBy(claim => claim.Key, StringComparer.Ordinal))
                    rows.Add(Row(claim, collisions[claim]));
            }
        }

        new Table(["host", "protocol", "container", "service", "project", "file", "collides"], rows.ToImmutable()).Write(result.GetValue(options.Format) ?? "pretty", host.Out);
        return ExitCode.Clean;
    }

    private static ImmutableArray<string> Row(HostClaim claim, IEnumerable<HostClaim> collisions) =>
    [
        Socket(claim),
        Words.Of(claim.Protocol),
        claim.Port is { } port ? port.Container.TryGet(out var inside) ? inside.ToString() : "?" : "",
        claim.Workload?.ServiceName ?? claim.Name,
        claim.Presence.Project,
        claim.Span.ToString(),
        string.Join(", ", collisions.Select(other => $"{other.Workload?.ServiceName ?? other.Name} ({other.Span})").Distinct(StringComparer.Ordinal)),
    ];

    private static string Socket(HostClaim claim)
    {
        var address = !claim.IsAddressKnown ? "?" : claim.Address?.ToString() ?? "*";
        if (address.Contains(':', StringComparison.Ordinal))
            address = "[" + address + "]";
        return string.Create(CultureInfo.InvariantCulture, $"{address}:{claim.Ports}{(claim.IsChoice ? " (one of)" : "")}");
    }
}
