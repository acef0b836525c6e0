using System.Text.Json;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Truth;

/// <summary>Writes what the simulation says of a case, in the shape of a measured truth.</summary>
internal sealed class PredictionWriter
{
    private readonly EngineState _engine;
    private readonly PredictionNames _names;
    private readonly PredictionProbes _probes;
    private readonly List<SimulatedContainer> _running;
    private readonly Utf8JsonWriter _json;

    private PredictionWriter(LabCase labCase, EngineState engine, Utf8JsonWriter json)
    {
        _engine = engine;
        _names = new PredictionNames(labCase, engine);
        _probes = new PredictionProbes(engine, _names);
        _running = [.. engine.Containers.Where(container => container.IsRunning)];
        _json = json;
    }

    public static byte[] Write(LabCase labCase, SimulationOptions options, CancellationToken cancellation)
    {
        var topology = NetworkTopology.Build(labCase.Declarations, cancellation);
        var engine = EngineSimulation.Run(topology, options with { Outside = LabNetwork.Outside }, cancellation);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
            new PredictionWriter(labCase, engine, json).Write();
        return stream.ToArray();
    }

    private void Write()
    {
        _json.WriteStartObject();
        _json.WriteString("outcome", _engine.Outcome switch
        {
            BringUpOutcome.Refused => "error",
            BringUpOutcome.Partial => "partial",
            _ => "up",
        });
        if (_engine.Refusal is { } refusal)
        {
            _json.WriteString("error", refusal.Message);
            _json.WriteString("errorSource", refusal.Source == RefusalSource.Compose ? "compose" : "engine");
        }

        Object("services", WriteServices);
        Object("sandboxes", WriteSandboxes);
        var asked = _names.Asked().ToList();
        var resolved = new Dictionary<(SimulatedContainer, string), Resolution>();
        foreach (var container in _running)
            foreach (var (name, _) in asked)
                resolved[(container, name)] = Resolve(container, name);
        Object("dns", () => WriteNames(asked.ConvertAll(name => name.Name), resolved));
        Array("reach", () => WriteReach(new ReachRows(_engine, _names, _probes).All(resolved, [.. asked.Where(name => name.IsDeclared).Select(name => name.Name)])));
        Object("egress", WriteEgress);
        Array("published", WritePublished);
        _json.WriteEndObject();
    }

    private Resolution Resolve(SimulatedContainer container, string name)
    {
        var found = NameResolution.Resolve(_engine, container, name);
        return found.Source == NameSource.None && name == "outside.lab" && _probes.ResolvesOutside(container)
            ? new Resolution(NameSource.Dns, [new ResolvedAddress(LabNetwork.Outside4, Party.Lan)], null) : found;
    }

    private void Object(string name, Action content)
    {
        _json.WriteStartObject(name);
        content();
        _json.WriteEndObject();
    }

    private void Array(string name, Action content)
    {
        _json.WriteStartArray(name);
        content();
        _json.WriteEndArray();
    }

    private void Strings(string name, IEnumerable<string> values) => Array(name, () =>
    {
        foreach (var value in values)
            _json.WriteStringValue(value);
    });

    private void WriteServices()
    {
        foreach (var container in _engine.Containers)
            Object(_names.Of(container), () =>
            {
                _json.WriteString("state", container.IsRunning ? "running" : "created");
                // A mode's network is shown by its name, also where there is none.
                Strings("networks", container.Networks.Count == 0 && container.Workload.Mode is { Kind: NetworkModeKind.Network } mode ? [mode.Target] : container.Networks.Select(_names.Of));
                if (container.Sandbox is not { } sandbox)
                    return;
                Strings("defaultRoute", sandbox.IsHost ? ["(host)", "(host)"]
                    : new[] { sandbox.Default4, sandbox.Default6 }.Where(route => route is not null).Select(route => _names.Of(route!.Network)));
                Object("listen", () =>
                {
                    foreach (var result in container.Listening)
                        if (!result.Listener.IsEarly)
                            _json.WriteString(Socket(result.Listener), result.IsBound ? "ok" : "EADDRINUSE");
                });
            });
    }

    private static string Socket(Listener listener) =>
        (listener.Address is { } address ? address + ":" : "") + PredictionProbes.Number(listener.Port) + "/" + PredictionProbes.Word(listener.Protocol);

    private void WriteSandboxes()
    {
        foreach (var group in _running.GroupBy(container => container.Sandbox!))
            Strings(group.Key.IsHost ? "host" : _names.Of(group.First()), group.Select(_names.Of));
    }

    private void WriteNames(List<string> asked, Dictionary<(SimulatedContainer, string), Resolution> resolved)
    {
        foreach (var container in _running)
            Object(_names.Of(container), () => Object("resolved", () =>
            {
                foreach (var name in asked)
                {
                    var resolution = resolved[(container, name)];
                    if (resolution.Source == NameSource.None)
                        continue;
                    Object(_names.Written(name), () =>
                    {
                        _json.WriteString("via", resolution.Source == NameSource.HostsFile ? "hosts" : "dns");
                        Strings("owners", resolution.Addresses.Select(Owner).Distinct().Order(StringComparer.Ordinal));
                    });
                }
            }));
    }

    private string Owner(ResolvedAddress address)
    {
        if (address.VirtualOf is { } service)
            return "vip:" + service;
        if (address.Address is { IsLoopback: true })
            return "loopback";
        if (address.Address is { } known && _names.OwnerOf(known) is { } shown)
            return shown;
        return address.Owner is { } owner ? _names.Of(owner) : "?";
    }

    private void WriteReach(IEnumerable<ReachRow> rows)
    {
        foreach (var row in rows)
        {
            _json.WriteStartObject();
            _json.WriteString("from", row.From);
            _json.WriteString("to", row.To);
            if (row.Port is { } port)
                _json.WriteNumber("port", port);
            if (row.Protocol is { } protocol)
                _json.WriteString("proto", PredictionProbes.Word(protocol));
            _json.WriteString("via", row.Via.StartsWith("name:", StringComparison.Ordinal) ? "name:" + _names.Written(row.Via[5..]) : row.Via);
            _json.WriteString("result", row.Result);
            if (row.Hits is [var only])
                _json.WriteString("hit", only);
            else if (row.Hits.Length > 1)
                Strings("hit", row.Hits);
            _json.WriteEndObject();
        }
    }

    private void WriteEgress()
    {
        foreach (var container in _running)
            Object(_names.Of(container), () =>
            {
                foreach (var protocol in new[] { Protocol.Tcp, Protocol.Udp })
                {
                    void Write(string target, IpAddress to, int port) =>
                        _json.WriteString(target + "/" + PredictionProbes.Word(protocol), _probes.Egress(container, to, port, protocol));
                    Write("outside", LabNetwork.Outside4, LabNetwork.OutsidePort);
                    Write("outside6", LabNetwork.Outside6, LabNetwork.OutsidePort);
                    Write("hostLan", LabNetwork.Host4, LabNetwork.HostPort);
                    Write("hostLan6", LabNetwork.Host6, LabNetwork.HostPort);
                    foreach (var (network, gateway) in _probes.Gateways())
                        Write("gw:" + _names.Of(network), gateway, LabNetwork.HostPort);
                }
            });
    }

    private void WritePublished()
    {
        foreach (var container in _running)
            foreach (var binding in container.Bindings)
                WriteBinding(_names.Of(container), binding.HostAddress.ToString(), binding.HostPort, binding.IsDynamic, binding.ContainerPort, binding.Protocol, () => Object("reach", () =>
                {
                    if (binding.HostPort == 0)
                        return;
                    foreach (var (vantage, from, to) in _probes.Vantages(binding))
                        _json.WriteString(vantage, _probes.Published(binding, from, to, withSource: vantage is "hostLoopback" or "hostLan" or "outside" or "outside6"));
                }));

        // The routing mesh balances over the tasks; what answers there was not measured.
        foreach (var port in _engine.IngressPorts)
            WriteBinding(port.Workload.Name, "", port.HostPort, isDynamic: false, port.ContainerPort, port.Protocol, () => _json.WriteString("reach", "unknown"));
    }

    private void WriteBinding(string service, string hostIp, int hostPort, bool isDynamic, int containerPort, Protocol protocol, Action reach)
    {
        _json.WriteStartObject();
        _json.WriteString("service", service);
        _json.WriteString("hostIp", hostIp);
        if (hostPort != 0 || isDynamic)
            _json.WriteNumber("hostPort", hostPort);
        else
            _json.WriteNull("hostPort");
        if (isDynamic)
            _json.WriteBoolean("dynamic", true);
        _json.WriteNumber("containerPort", containerPort);
        _json.WriteString("proto", PredictionProbes.Word(protocol));
        reach();
        _json.WriteEndObject();
    }
}
