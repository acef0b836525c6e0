using System.Globalization;
using System.Text;
using ComposeLint.Reporting.Graphs;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Running;

/// <summary>Everybody of the one kind reaches everybody of the other.</summary>
/// <param name="From">Who asks; empty for a vantage.</param>
/// <param name="Vantage">The vantage; null for services.</param>
/// <param name="To">Who answers.</param>
/// <param name="Port">On which port.</param>
/// <param name="Protocol">With which protocol.</param>
/// <param name="Kind">By which way.</param>
internal sealed record ReachedClasses(ImmutableArray<Workload> From, string? Vantage, ImmutableArray<Workload> To, int Port, Protocol Protocol, ReachKind Kind)
{
    /// <summary>All that is open, each question asked once for those that are alike: askers by their networks, targets by all that decides.</summary>
    public static IEnumerable<ReachedClasses> Of(EngineState engine, Reachability reachability, CancellationToken cancellation)
    {
        var targets = SandboxClass.Of(engine);
        var askers = targets.SelectMany(target => target.Members).GroupBy(Networks, StringComparer.Ordinal).Select(group => group.ToImmutableArray()).ToImmutableArray();
        foreach (var target in targets)
        {
            var sandbox = target.Members[0];
            foreach (var member in sandbox.Members)
            {
                // Where each member of the class holds the same number of containers, the one at this place is the like of this.
                var place = sandbox.Members.ToList().IndexOf(member);
                ImmutableArray<Workload> to = [.. target.Members.Where(other => other.Members.Count > place).Select(other => other.Members[place].Workload).Distinct()];
                foreach (var protocol in new[] { Protocol.Tcp, Protocol.Udp })
                {
                    foreach (var port in Listeners.PortsOf(member, protocol))
                    {
                        cancellation.ThrowIfCancellationRequested();
                        foreach (var vantage in Endpoints.Vantages)
                        {
                            // From the machine and its LAN only what is published counts as drawn; the containers' own addresses are a way for few.
                            var ways = Running.Vantage.Ways(engine, reachability, vantage, null, member, port, protocol);
                            if (ways.Any(way => way.Kind == WayKind.Published && way.Answer.Outcome == Outcome.Open))
                                yield return new ReachedClasses([], vantage, to, port, protocol, ReachKind.Published);
                        }

                        foreach (var group in askers)
                        {
                            // Alike but not the same: one of a kind asks another of it.
                            if (group.FirstOrDefault(other => other != sandbox) is { Members: [var asker, ..] } && Kindest(asker, member, port, protocol) is { } kind)
                                yield return new ReachedClasses(Workloads(group), null, to, port, protocol, kind);
                        }

                        foreach (var beside in sandbox.Members.Where(other => other != member))
                        {
                            if (Kindest(beside, member, port, protocol) is { } kind)
                                yield return new ReachedClasses([beside.Workload], null, [member.Workload], port, protocol, kind);
                        }
                    }
                }
            }
        }

        ReachKind? Kindest(SimulatedContainer asker, SimulatedContainer member, int port, Protocol protocol)
        {
            var open = Running.Vantage.Ways(engine, reachability, "", asker, member, port, protocol).Where(way => way.Answer.Outcome == Outcome.Open).ToList();
            return open.Count == 0 ? null
                : open.Exists(way => way.Kind == WayKind.Localhost) ? ReachKind.Localhost
                : open.Exists(way => way.Kind != WayKind.Published) ? ReachKind.Direct
                : ReachKind.Published;
        }
    }

    private static ImmutableArray<Workload> Workloads(ImmutableArray<SimulatedSandbox> sandboxes) =>
        [.. sandboxes.SelectMany(sandbox => sandbox.Members).Select(container => container.Workload).Distinct()];

    // All that decides whom it reaches; what listens in it does not.
    private static string Networks(SimulatedSandbox sandbox)
    {
        var key = new StringBuilder(sandbox.IsHost ? "host" : "");
        foreach (var endpoint in sandbox.Endpoints)
            key.Append(CultureInfo.InvariantCulture, $"{endpoint.Network.RealName}{(endpoint.IPv4 is null ? "" : "4")}{(endpoint.IPv6 is null ? "" : "6")}{(endpoint == sandbox.Default4 ? ">" : "")}{(endpoint == sandbox.Default6 ? ">>" : "")}|");
        return key.ToString();
    }
}
