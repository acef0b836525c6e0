using System.Globalization;
using ComposeLint.Simulation;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Truth;

/// <summary>The questions of the lab, asked of the simulation, in a prediction's words.</summary>
internal sealed class PredictionProbes(EngineState engine, PredictionNames names)
{
    private readonly PacketWalk _walk = new(engine);

    /// <summary>
    /// The bridges with the node's address on each, as far as the lab can see it: in the network's settings or in its members' routes, else it takes the subnet's
    /// first address for it.
    /// </summary>
    public IEnumerable<(SimulatedNetwork Network, IpAddress Gateway)> Gateways()
    {
        foreach (var network in engine.Networks)
        {
            if (network.Driver != NetworkDriver.Bridge)
                continue;
            if (network.IPv4 is { } lease)
                yield return (network, IsShown(network) ? lease.Gateway!.Value : lease.Prefix.Address.Add(1));
            else if (network.Network?.Subnets.FirstOrDefault(subnet => subnet.Prefix.IsIPv4) is { } unused)
                yield return (network, unused.Gateway ?? unused.Prefix.Address.Add(1));
        }
    }

    private static bool IsShown(SimulatedNetwork network)
    {
        if (network.IPv4?.Gateway is null)
            return false;
        return !network.IPv4.IsConfigured || network.Network?.Subnets.Any(subnet => subnet.Prefix == network.IPv4.Prefix && subnet.Pool.Gateway is not null) == true
            || network.Members.Any(member => member.HasRoute);
    }

    /// <summary>The ports of a container that are probed: what it listens on, publishes and exposes.</summary>
    public IEnumerable<(int Port, Protocol Protocol)> Ports(SimulatedContainer container)
    {
        var ports = new SortedSet<(Protocol Protocol, int Port)>();
        foreach (var listener in container.Workload.Listeners)
            if (!listener.IsEarly)
                ports.Add((listener.Protocol, listener.Port));
        foreach (var port in container.Workload.Ports)
            if (container.Workload.Kind != WorkloadKind.SwarmService || port.Mode is { IsKnown: true, Value: PublishMode.Host })
                AddAll(ports, port.Container, port.Protocol.TryGet(out var protocol) ? protocol : Protocol.Tcp);
        if (container.Workload.Kind != WorkloadKind.SwarmService)
            foreach (var exposed in container.Workload.Exposed)
                AddAll(ports, exposed.Ports, exposed.Protocol);
        if (container.Workload.Image is { IsKnown: true, Value: "lab/probe-expose" })
        {
            ports.Add((Protocol.Tcp, 8081));
            ports.Add((Protocol.Udp, 8082));
        }

        return ports.Select(port => (port.Port, port.Protocol));
    }

    /// <summary>What is seen; of the machine outside the lab knows what it listens on.</summary>
    public Answer Ask(Party from, IpAddress to, int port, Protocol protocol)
    {
        var answer = _walk.Probe(from, to, port, protocol);

        // A server of the lab's own making does not say who it is, and the probe waits in vain.
        if (answer is { Outcome: Outcome.Open, Responder: ContainerParty { Container: { } server } } && server.Workload.Listeners.Any(listener => listener.IsEarly && listener.Port == port))
            return answer with { Outcome = Outcome.Timeout };
        var listens = port == LabNetwork.OutsidePort || port == 53 && protocol == Protocol.Udp;
        return answer is { Outcome: Outcome.Open, Responder: OutsideParty } && !listens
            ? answer with { Outcome = Outcome.Closed, Cause = Cause.NothingListens, Responder = null } : answer;
    }

    /// <summary>Whether a container's name server answers for the world outside.</summary>
    public bool ResolvesOutside(SimulatedContainer container)
    {
        var owner = container.Sandbox?.Owner ?? container;
        var servers = owner.Workload.NameServers.Where(server => server.IsKnown).Select(server => server.Value).ToList();
        if (servers.Count > 0 && !servers.Contains(LabNetwork.Outside4.ToString()))
            return false;
        return container.Sandbox is { } && Ask(Party.Of(container), LabNetwork.Outside4, 53, Protocol.Udp).Outcome == Outcome.Open;
    }

    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Open => "open",
        Outcome.Closed => "closed",
        Outcome.Timeout => "timeout",
        Outcome.Unreachable => "unreach",
        Outcome.NoName => "noname",
        _ => "unknown",
    };

    public static string Word(Protocol protocol) => protocol switch
    {
        Protocol.Udp => "udp",
        Protocol.Sctp => "sctp",
        _ => "tcp",
    };

    /// <summary>The source that the listener saw, from the asker's side.</summary>
    public string Source(Answer answer, Party from) => answer.SeenAs switch
    {
        // An address on docker_gwbridge is nobody's to the lab, and stands for itself.
        ContainerParty when answer.SourceAddress is { } address => (names.OwnerOf(address) ?? address.ToString()) is var shown && shown == names.Of(from) ? "self" : shown,
        null => "loopback",
        ContainerParty { Container: { } container } => names.AsOwner(Owner(container)) is var owner && owner == names.Of(from) ? "self" : owner,
        var other => names.Of(other),
    };

    private static SimulatedContainer Owner(SimulatedContainer container) => container.Sandbox?.Owner ?? container;

    /// <summary>A value such as <c>open as @host</c> of the egress section.</summary>
    public string Egress(SimulatedContainer from, IpAddress to, int port, Protocol protocol)
    {
        var answer = Ask(Party.Of(from), to, port, protocol);
        return answer.Outcome == Outcome.Open ? "open as " + Source(answer, Party.Of(from)) : Word(answer.Outcome);
    }

    /// <summary>A value such as <c>open hit web as @host</c> of a published port.</summary>
    public string Published(PortBinding binding, Party from, IpAddress to, bool withSource)
    {
        var answer = Ask(from, to, binding.HostPort, binding.Protocol);
        if (answer.Outcome != Outcome.Open)
            return Word(answer.Outcome);
        var hit = answer.Responder is null ? "" : names.Of(answer.Responder);
        return "open" + (hit.Length == 0 || hit == names.Of(binding.Container) ? "" : " hit " + hit) + (withSource ? " as " + Source(answer, from) : "");
    }

    /// <summary>Where a published port is looked at from.</summary>
    public IEnumerable<(string Vantage, Party From, IpAddress To)> Vantages(PortBinding binding)
    {
        var any = new[] { "0.0.0.0", "::", "127.0.0.1", "::1", LabNetwork.Host4.ToString(), LabNetwork.Host6.ToString() };
        IpAddress.TryParse("127.0.0.1", out var loopback);
        yield return ("hostLoopback", Party.Node, loopback);
        yield return ("hostLoopback6", Party.Node, new IpAddress(0, 1));
        yield return ("hostLan", Party.Node, LabNetwork.Host4);
        yield return ("hostLan6", Party.Node, LabNetwork.Host6);
        yield return ("outside", Party.Lan, LabNetwork.Host4);
        yield return ("outside6", Party.Lan, LabNetwork.Host6);
        if (!any.Contains(binding.HostAddress.ToString()))
            yield return ("hostBoundIp", Party.Node, binding.HostAddress);
        foreach (var container in engine.Containers)
        {
            if (!container.IsRunning || container.Sandbox!.IsHost)
                continue;
            yield return ("container:" + names.Of(container) + ">hostLan", Party.Of(container), LabNetwork.Host4);
            foreach (var (network, gateway) in Gateways())
                if (container.Networks.Contains(network))
                    yield return ("container:" + names.Of(container) + ">gw:" + names.Of(network), Party.Of(container), gateway);
        }
    }

    private static void AddAll(SortedSet<(Protocol Protocol, int Port)> ports, Located<PortRange> range, Protocol protocol)
    {
        if (range.TryGet(out var known))
            for (var port = known.First; port <= known.Last; port++)
                ports.Add((protocol, port));
    }

    public static string Number(int port) => port.ToString(CultureInfo.InvariantCulture);
}
