using System.Globalization;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>How a client addresses another.</summary>
public enum WayKind
{
    /// <summary>By a name that it can resolve.</summary>
    Name,
    /// <summary>On localhost: the two share a namespace.</summary>
    Localhost,
    /// <summary>By an address of the other on a network.</summary>
    Address,
    /// <summary>By a port published on the node.</summary>
    Published,
}

/// <summary>One way from a client to a port of a container, and what it gives.</summary>
/// <param name="Kind">How the other is addressed.</param>
/// <param name="At">The words a client would use: a name, <c>localhost</c>, an address with the port.</param>
/// <param name="Answer">What the client sees.</param>
public sealed record Way(WayKind Kind, string At, Answer Answer)
{
    /// <summary>The network that the address or the name belongs to; null for the others.</summary>
    public SimulatedNetwork? Network { get; init; }
}

/// <summary>
/// Asks how one reaches another: every way by which a client could try, the one that a file means first. Each question costs the same whatever the size of
/// the projects; sandboxes that are alike are answered once (<see cref="SandboxClass"/>).
/// </summary>
public sealed class Reachability(EngineState engine)
{
    private static readonly IpAddress Loopback4 = IpAddress.FromIPv4(0x7f00_0001);
    private readonly PacketWalk _walk = new(engine);

    /// <summary>The ways to a port of a container: by its service's name, on localhost, by its addresses, by the ports it publishes.</summary>
    public ImmutableArray<Way> Ways(Party from, SimulatedContainer to, int port, Protocol protocol)
    {
        var ways = ImmutableArray.CreateBuilder<Way>();
        if (from is ContainerParty { Container: { } asker })
        {
            if (to.Sandbox is { } shared && shared == asker.Sandbox)
                ways.Add(new Way(WayKind.Localhost, "localhost", _walk.Probe(from, Loopback4, port, protocol)));
            ways.Add(ByName(asker, to.Workload.ServiceName, port, protocol));
        }

        if (to.Sandbox is { } sandbox)
        {
            // What the engine makes for itself in a swarm is no way that a client would try.
            foreach (var endpoint in sandbox.Endpoints)
                if (endpoint.Network.RealName is not ("docker_gwbridge" or "ingress") && (endpoint.IPv4 ?? endpoint.IPv6) is { } address)
                    ways.Add(new Way(WayKind.Address, address.ToString(), ToAddress(from, endpoint, address, port, protocol)) { Network = endpoint.Network });
            if (sandbox.IsHost && NodeAddress(from, to.Home) is { } node)
                ways.Add(new Way(WayKind.Published, node + ":" + port.ToString(CultureInfo.InvariantCulture),
                    _walk.Probe(from, node, port, protocol).After(to + " is in the machine's own namespace", to.Workload.Mode?.Written.Span)));
        }

        foreach (var binding in (to.Sandbox?.Owner ?? to).Bindings)
            if (binding.ContainerPort == port && binding.Protocol == protocol && binding.HostPort != 0 && Ask(from, binding) is { } published)
                ways.Add(published);
        AddMesh(ways, from, to, port, protocol);
        return ways.ToImmutable();
    }

    /// <summary>The routing mesh: the port is taken by every node, whether a task of the service is on it or not.</summary>
    private void AddMesh(ImmutableArray<Way>.Builder ways, Party from, SimulatedContainer to, int port, Protocol protocol)
    {
        foreach (var mesh in engine.IngressPorts)
            if (mesh.Workload == to.Workload && mesh.ContainerPort == port && mesh.Protocol == protocol)
                foreach (var node in engine.Swarm)
                    if (NodeAddress(from, node) is { } address)
                        ways.Add(new Way(WayKind.Published, address + ":" + (mesh.IsDynamic ? "(any)" : mesh.HostPort.ToString(CultureInfo.InvariantCulture)), _walk.Probe(from, address, mesh.HostPort, protocol)));
    }

    private Answer ToAddress(Party from, SimulatedEndpoint endpoint, IpAddress address, int port, Protocol protocol)
    {
        var home = endpoint.Container.Home;
        var asker = from is ContainerParty { Container: { } container } ? container.Home : engine;
        if (home == asker || endpoint.Network.Driver != NetworkDriver.Bridge)
            return _walk.Probe(from, address, port, protocol);
        // A machine of the LAN may have a route there by the other node; a node and its containers have a bridge of their own.
        return from is OutsideParty ? new PacketWalk(home).Probe(from, address, port, protocol) : PacketWalk.OnOtherNode(endpoint);
    }

    /// <summary>What a client sees that asks for a name, as the file's URL does; of several addresses any may be taken, and one that answers is enough.</summary>
    public Way ByName(SimulatedContainer from, string name, int port, Protocol protocol)
    {
        var found = NameResolution.Resolve(engine, from, name);
        if (found.Source == NameSource.None)
            return new Way(WayKind.Name, name, new Answer(Outcome.NoName, Cause.NoSuchName).After("no network of " + from + " knows the name " + name));
        Answer? first = null;
        foreach (var address in found.Addresses)
        {
            var answer = address.Address is { } known ? _walk.Probe(Party.Of(from), known, port, protocol) : _walk.ProbeVirtual(from, found.Network!, address.VirtualOf!, port, protocol);
            answer = answer.After(name + (found.Source == NameSource.HostsFile ? " by the hosts file" : " by DNS on " + found.Network));
            if (answer.Outcome == Outcome.Open)
                return new Way(WayKind.Name, name, answer) { Network = found.Network };
            first ??= answer;
        }

        return new Way(WayKind.Name, name, first!) { Network = found.Network };
    }

    private Way? Ask(Party from, PortBinding binding)
    {
        // Loopback is the asker's own: from elsewhere than the node one would try an address of the node, and find nothing there.
        var elsewhere = binding.HostAddress.IsLoopback && !IsOnNode(from);
        var address = elsewhere || binding.HostAddress.IsAny ? elsewhere || binding.HostAddress.IsIPv4 ? NodeAddress(from, binding.Container.Home) : null : (IpAddress?)binding.HostAddress;
        if (address is not { } known)
            return null;
        var answer = _walk.Probe(from, known, binding.HostPort, binding.Protocol);
        if (elsewhere)
            answer = answer.After("published on " + binding.HostAddress + " alone", binding.Port?.Span);
        // Which port the engine takes is not for a file's reader to rely on.
        var chosen = binding.Port?.Host is not { } host || host is { IsKnown: true, Value.First: 0 };
        return new Way(WayKind.Published, known + ":" + (chosen ? "(any)" : binding.HostPort.ToString(CultureInfo.InvariantCulture)), answer);
    }

    private static bool IsOnNode(Party from) => from is NodeParty or ContainerParty { Container.Sandbox.IsHost: true };

    /// <summary>An address of a node as the asker would use it: loopback on the node itself, a gateway from a container of it, else one of its LAN.</summary>
    private IpAddress? NodeAddress(Party from, EngineState of)
    {
        var home = from is ContainerParty { Container: { } asker } ? asker.Home : engine;
        return from switch
        {
            NodeParty when home == of => Loopback4,
            ContainerParty { Container.Sandbox: { } sandbox } when home == of => sandbox.IsHost ? Loopback4 : sandbox.Default4?.Network.IPv4?.Gateway,
            _ => of.Node.Addresses.Where(own => own.Address.IsIPv4).Select(own => (IpAddress?)own.Address).FirstOrDefault(),
        };
    }
}
