using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Truth;

/// <summary>A row of a prediction's <c>reach</c>.</summary>
/// <param name="From">Who asks.</param>
/// <param name="To">Whom; null for localhost and for names that do not resolve.</param>
/// <param name="Port">The port; null where no name was found to probe.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Via">By which way: <c>ip:NET</c>, <c>name:N</c> ...</param>
/// <param name="Result">What is seen.</param>
/// <param name="Hits">Who answers.</param>
internal sealed record ReachRow(string From, string? To, int? Port, Protocol? Protocol, string Via, string Result, ImmutableArray<string> Hits);

/// <summary>All rows of <c>reach</c> that the lab measures.</summary>
internal sealed class ReachRows(EngineState engine, PredictionNames names, PredictionProbes probes)
{
    private readonly List<SimulatedContainer> _running = [.. engine.Containers.Where(container => container.IsRunning)];

    public IEnumerable<ReachRow> All(IReadOnlyDictionary<(SimulatedContainer Container, string Name), Resolution> resolved, IReadOnlyCollection<string> declared)
    {
        foreach (var (from, key) in Vantages())
        {
            foreach (var row in ByAddress(from, key))
                yield return row;
            if (from is ContainerParty { Container: { } asker })
                foreach (var name in declared)
                    foreach (var row in ByName(asker, name, resolved.GetValueOrDefault((asker, name))))
                        yield return row;
        }

        foreach (var row in ByLocalhost().Concat(ToHostMode()))
            yield return row;
    }

    private IEnumerable<(Party From, string Key)> Vantages()
    {
        yield return (Party.Node, "host");
        yield return (Party.Lan, "outside");
        foreach (var container in _running)
            yield return (Party.Of(container), names.Of(container));
    }

    private IEnumerable<ReachRow> ByAddress(Party from, string key)
    {
        foreach (var to in _running)
        {
            if (names.Of(to) == key || to.Sandbox!.Owner != to)
                continue;
            foreach (var endpoint in to.Sandbox.Endpoints)
            {
                if (endpoint.Network.RealName == "docker_gwbridge")
                    continue;
                foreach (var ipv4 in new[] { true, false })
                    if (endpoint.Address(ipv4) is { } address)
                        foreach (var (port, protocol) in probes.Ports(to))
                            yield return Row(key, names.Of(to), port, protocol, (ipv4 ? "ip:" : "ip6:") + names.Of(endpoint.Network), [probes.Ask(from, address, port, protocol)]);
            }
        }
    }

    private IEnumerable<ReachRow> ByName(SimulatedContainer asker, string name, Resolution? resolution)
    {
        if (resolution is null || resolution.Addresses.IsEmpty)
        {
            yield return new ReachRow(names.Of(asker), null, null, null, "name:" + name, "noname", []);
            yield break;
        }

        var owners = resolution.Addresses.Where(address => address.Owner is ContainerParty)
            .Select(address => names.OwnerOf(address.Address!.Value) ?? names.Of(address.Owner!)).ToHashSet(StringComparer.Ordinal);
        var services = resolution.Addresses.Where(address => address.VirtualOf is not null).Select(address => address.VirtualOf).ToHashSet();
        var targets = engine.Containers.Where(container => owners.Contains(names.Of(container)) || services.Contains(container.Workload.Name)).ToList();
        if (targets.Count == 0)
            targets = [.. engine.Containers.Where(container => container.Workload.ServiceName == name)];
        var to = string.Join(",", targets.Select(names.Of).Order(StringComparer.Ordinal));
        foreach (var (port, protocol) in targets.SelectMany(probes.Ports).Distinct())
        {
            if (resolution.Addresses.Any(address => address.Address is null))
            {
                yield return new ReachRow(names.Of(asker), to, port, protocol, "name:" + name, "unknown", []);
                continue;
            }

            var answers = resolution.Addresses.Select(address => address.Address!.Value).OrderBy(address => address.IsIPv4 ? 0 : 1)
                .ThenBy(address => address.ToString(), StringComparer.Ordinal).Select(address => probes.Ask(Party.Of(asker), address, port, protocol)).ToList();
            yield return Row(names.Of(asker), to, port, protocol, "name:" + name, answers);
        }
    }

    private IEnumerable<ReachRow> ByLocalhost()
    {
        IpAddress.TryParse("127.0.0.1", out var loopback);
        var ports = engine.Containers.SelectMany(probes.Ports).Distinct().ToList();
        foreach (var container in _running)
            foreach (var (port, protocol) in ports)
            {
                var row = Row(names.Of(container), null, port, protocol, "localhost", [probes.Ask(Party.Of(container), loopback, port, protocol)]);
                if (row.Result != "closed")
                    yield return row;
            }
    }

    private IEnumerable<ReachRow> ToHostMode()
    {
        IpAddress.TryParse("127.0.0.1", out var loopback);
        foreach (var to in engine.Host.Members)
            foreach (var (from, key) in Vantages())
            {
                if (from is ContainerParty { Container.Sandbox.IsHost: true })
                    continue;
                foreach (var (port, protocol) in probes.Ports(to))
                {
                    yield return Row(key, names.Of(to), port, protocol, "hostaddr:lan", [probes.Ask(from, LabNetwork.Host4, port, protocol)]);
                    if (from is NodeParty)
                        yield return Row(key, names.Of(to), port, protocol, "hostaddr:loopback", [probes.Ask(from, loopback, port, protocol)]);
                    if (from is ContainerParty { Container: { } asker })
                        foreach (var (network, gateway) in probes.Gateways())
                            if (asker.Networks.Contains(network))
                                yield return Row(key, names.Of(to), port, protocol, "hostaddr:gw:" + names.Of(network), [probes.Ask(from, gateway, port, protocol)]);
                }
            }
    }

    private ReachRow Row(string from, string? to, int port, Protocol protocol, string via, IReadOnlyList<Answer> answers)
    {
        var open = answers.Where(answer => answer.Outcome == Outcome.Open).ToList();
        var result = open.Count > 0 ? "open" : PredictionProbes.Word(answers[0].Outcome);
        var hits = open.Where(answer => answer.Responder is not null).Select(answer => names.Of(answer.Responder!)).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        return new ReachRow(from, to, port, protocol, via, result, hits is [var only] && only == to ? [] : hits);
    }
}
