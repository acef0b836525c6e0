using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>
/// Follows one connection attempt from its sandbox: loopback, its own addresses, the networks it is on, else its default route. One walk costs the same
/// whatever the size of the projects.
/// </summary>
public sealed partial class PacketWalk(EngineState engine)
{
    /// <summary>What the asker sees at an address and port.</summary>
    public Answer Probe(Party from, IpAddress to, int port, Protocol protocol) => from switch
    {
        ContainerParty { Container: { } asker } when asker.Home != engine && asker.Sandbox is not null => new PacketWalk(asker.Home).Probe(from, to, port, protocol),
        ContainerParty { Container.Sandbox: { IsHost: false } sandbox } container => FromSandbox(container.Container, sandbox, to, port, protocol),
        ContainerParty { Container.Sandbox: null } => new Answer(Outcome.Unknown, Cause.NotRunning),
        OutsideParty => AcrossTheBorder(from, to, port, protocol) ?? AtPeer(to, port, protocol) ?? FromOutside(to, port, protocol),
        NodeParty => AcrossTheBorder(from, to, port, protocol) ?? FromNode(to, port, protocol),
        _ => FromNode(to, port, protocol),
    };

    private Answer FromSandbox(SimulatedContainer asker, SimulatedSandbox sandbox, IpAddress to, int port, Protocol protocol)
    {
        if (to.IsLoopback || sandbox.Endpoints.Any(endpoint => endpoint.Address(to.IsIPv4) == to))
            return Deliver(sandbox, to, port, protocol, Party.Of(asker)).After("its own namespace");
        foreach (var endpoint in sandbox.Endpoints)
            if (endpoint.Address(to.IsIPv4) is not null && endpoint.Network.Lease(to.IsIPv4) is { } lease && lease.Prefix.Contains(to))
                return OnLink(asker, endpoint, to, port, protocol).After("on network " + endpoint.Network, endpoint.Attachment?.Span);
        if (sandbox.Default(to.IsIPv4) is not { } leaving)
            return new Answer(Outcome.Unreachable, sandbox.Endpoints.Any(endpoint => endpoint.Network.IsInternal) ? Cause.Internal : Cause.NoRoute)
                .After("no " + (to.IsIPv4 ? "IPv4" : "IPv6") + " route to " + to);
        return (leaving.Network is { Driver: NetworkDriver.Bridge, InhibitsIPv4: true } && to.IsIPv4
            ? InVain(leaving.Network.IPv4!.Gateway ?? to, protocol).After("its gateway is nobody's: the bridge takes no IPv4 address", leaving.Network.Network?.Declaration.Option("com.docker.network.bridge.inhibit_ipv4")?.Span)
            : leaving.Network.Driver == NetworkDriver.Bridge
            ? AtNode(asker, leaving, to, port, protocol)
            : ByParentsGateway(asker, leaving, to, port, protocol))
            .After("by the default route, network " + leaving.Network, leaving.Attachment?.Span);
    }

    private Answer OnLink(SimulatedContainer asker, SimulatedEndpoint from, IpAddress to, int port, Protocol protocol)
    {
        var network = from.Network;
        if (network.Driver == NetworkDriver.Other)
            return new Answer(Outcome.Unknown, Cause.NotKnown).After("the driver's behaviour is not known", network.Network?.Declaration.DriverName?.Span);
        if (engine.EndpointAt.TryGetValue(to, out var target) && target.Network == network)
        {
            if (!network.AllowsInterContainer && (to.IsIPv4 || network.Driver != NetworkDriver.Bridge || engine.Has(EngineBehaviour.Ip6Tables)))
                return new Answer(Outcome.Timeout, Cause.IccOff)
                    .After("its members may not talk to each other", network.Network?.Declaration.Option("com.docker.network.bridge.enable_icc")?.Span);
            if (network.RealName == "ingress")
                return new Answer(protocol == Protocol.Udp ? Outcome.Unreachable : Outcome.Timeout, Cause.OverlayOnly).After("tasks do not reach each other on ingress");
            var answer = Deliver(target.Container.Sandbox!, to, port, protocol, Party.Of(asker));
            if (network.Driver == NetworkDriver.Overlay)
                answer = ThroughTunnel(answer, asker, target);
            if (network.Driver == NetworkDriver.Ipvlan)
                answer = answer.After(Unmeasured.Fact("ipvlan-member"), network.Network?.Declaration.DriverName?.Span);
            return network.Network is { IsForeign: true } ? answer.After("made elsewhere: taken for a plain bridge", network.Network.Declaration.Span) : answer;
        }

        if (network.Driver is NetworkDriver.Macvlan or NetworkDriver.Ipvlan)
            return OverParent(asker, network, to, port, protocol);
        if (network.NodeIsOn(to.IsIPv4) && NodeAddresses.IsOwn(engine, to))
            return AtNode(asker, from, to, port, protocol);

        // The first to ask waits for the ARP request to fail; of a machine that is asked often (a name server that the subnet hides) the kernel knows it already.
        return NameResolution.OwnerOf(engine, to) is OutsideParty || network.InhibitsIPv4 && network.IPv4?.Gateway == to && asker.Sandbox!.Default4 == from ? InVain(to, protocol) : new Answer(Outcome.Timeout, Cause.NobodyThere).After("nobody has " + to);
    }

    /// <summary>Nobody answers for an address that is asked again and again: a connection is told after a while (over IPv6 after a longer one), a datagram is lost.</summary>
    private static Answer InVain(IpAddress address, Protocol protocol) =>
        new Answer(protocol == Protocol.Udp || !address.IsIPv4 ? Outcome.Timeout : Outcome.Unreachable, Cause.NobodyThere).After("nobody has " + address);

    /// <summary>A packet has come to a namespace: does somebody listen?</summary>
    private static Answer Deliver(SimulatedSandbox sandbox, IpAddress to, int port, Protocol protocol, Party seenAs)
    {
        if (sandbox.Sockets.At(to, port, protocol) is { } socket)
            return new Answer(Outcome.Open, Cause.Listening) { Responder = socket.Holder, SeenAs = seenAs, Arrives = true };
        foreach (var member in sandbox.Members)
            if (member.Workload.OpenParts.HasFlag(WorkloadParts.Listeners))
                return new Answer(Outcome.Unknown, Cause.NotKnown) { Responder = Party.Of(member), SeenAs = seenAs, Arrives = true };
        return new Answer(Outcome.Closed, sandbox.Sockets.OnLoopbackAlone(port, protocol) ? Cause.ListensOnLoopback : Cause.NothingListens) { Arrives = true };
    }

    /// <summary>Whether the node would send to that address by another link than the bridge: its own is at least as narrow and was there first.</summary>
    private bool IsShadowed(SimulatedNetwork network, IpAddress address)
    {
        foreach (var own in engine.Node.Addresses)
            if (own.Prefix.Contains(address) && network.Lease(address.IsIPv4) is { } lease && own.Length >= lease.Prefix.Length)
                return true;
        return false;
    }

    private static Answer Shadowed(SimulatedNetwork network) =>
        new Answer(Outcome.Timeout, Cause.ShadowedRoute).After("the node's own link hides the subnet of " + network, network.Network?.Declaration.Span);
}
