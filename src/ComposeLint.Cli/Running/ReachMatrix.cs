using System.Globalization;
using ComposeLint.Reporting;
using ComposeLint.Reporting.Views;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Running;

/// <summary>Everybody to everybody. Sandboxes that are alike are asked once, so that the cost grows with the kinds of services, not with their number.</summary>
internal static class ReachMatrix
{
    public static Table Of(ImmutableArray<SimulatedProjects> engines, Protocol protocol, CancellationToken cancellation)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var projects in engines)
        {
            var reachability = new Reachability(projects.Engine);
            var classes = SandboxClass.Of(projects.Engine);
            var names = classes.ToDictionary(alike => alike, Names);
            foreach (var target in classes)
            {
                foreach (var member in target.Members[0].Members)
                {
                    foreach (var port in Listeners.PortsOf(member, protocol))
                    {
                        cancellation.ThrowIfCancellationRequested();
                        foreach (var vantage in Endpoints.Vantages)
                            rows.Add(Row(vantage, names[target], port, protocol, Vantage.Ways(projects.Engine, reachability, vantage, null, member, port, protocol)));
                        foreach (var asker in classes)
                        {
                            // Alike but not the same: one of a class asks another of it.
                            if (asker == target && target.Members.Length == 1)
                                continue;
                            var from = asker == target ? target.Members[1].Members[0] : asker.Members[0].Members[0];
                            rows.Add(Row(names[asker], names[target], port, protocol, Vantage.Ways(projects.Engine, reachability, "", from, member, port, protocol)));
                        }
                    }
                }
            }
        }

        return new Table(["from", "to", "port", "protocol", "outcome", "by"], rows.ToImmutable());
    }

    private static ImmutableArray<string> Row(string from, string to, int port, Protocol protocol, ImmutableArray<Way> ways)
    {
        var question = new ReachQuestion(from, to, port, protocol, ways);
        var open = string.Join(", ", ways.Where(way => way.Answer.Outcome == Outcome.Open).Select(way => NodeAddress.Shown(way.At)));
        return [from, to, port.ToString(CultureInfo.InvariantCulture), Words.Of(protocol), Words.Of(question.Outcome), open];
    }

    private static string Names(SandboxClass alike) =>
        string.Join(", ", alike.Members.SelectMany(sandbox => sandbox.Members).Select(container => container.Workload.ServiceName).Distinct(StringComparer.Ordinal));
}
