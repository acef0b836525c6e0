namespace ComposeLint.Reporting.Graphs;

/// <summary>One arrow: from one to another, with all ports that lead there by the same way.</summary>
/// <param name="From">The id of a service, or a vantage.</param>
/// <param name="To">The id of a service.</param>
/// <param name="Kind">By which way.</param>
/// <param name="Ports">The ports: <c>5432</c>, <c>53/udp</c>, in the order of the questions.</param>
public sealed record Reached(string From, string To, ReachKind Kind, ImmutableArray<string> Ports)
{
    /// <summary>The arrows of a picture, those to one service together, in the order of its services.</summary>
    public static ImmutableArray<Reached> Of(NetworkGraph graph)
    {
        var ports = new Dictionary<(string From, string To, ReachKind Kind), List<string>>();
        foreach (var reach in graph.Reaches)
        {
            var port = PortText(reach.Port, reach.Protocol);
            foreach (var from in reach.From)
            {
                foreach (var to in reach.To.Where(to => to != from))
                {
                    if (!ports.TryGetValue((from, to, reach.Kind), out var list))
                        ports.Add((from, to, reach.Kind), list = []);
                    if (!list.Contains(port, StringComparer.Ordinal))
                        list.Add(port);
                }
            }
        }

        var place = NetworkGraph.Vantages.Concat(graph.Services.Select(service => service.Id))
            .Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index, StringComparer.Ordinal);
        return
        [
            .. ports.Select(pair => new Reached(pair.Key.From, pair.Key.To, pair.Key.Kind, [.. pair.Value]))
                .OrderBy(reached => place[reached.To]).ThenBy(reached => reached.Kind).ThenBy(reached => place[reached.From]),
        ];
    }

    /// <summary><c>80</c>, <c>53/udp</c>: TCP goes without saying.</summary>
    public static string PortText(int port, string protocol) =>
        port.ToString(System.Globalization.CultureInfo.InvariantCulture) + (protocol == "tcp" ? "" : "/" + protocol);
}
