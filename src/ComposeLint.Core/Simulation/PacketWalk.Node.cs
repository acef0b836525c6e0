using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <content>What the node does with a packet: its own sockets, the redirection of published ports, forwarding between bridges and out.</content>
public sealed partial class PacketWalk
{
    private Answer AtNode(SimulatedContainer asker, SimulatedEndpoint from, IpAddress to, int port, Protocol protocol)
    {
        var network = from.Network;
        if (from.Address(to.IsIPv4) is { } back && IsShadowed(network, back))
            return Shadowed(network);
        if ((NodeAddresses.IsOwn(engine, to) || to == NodeAddresses.DesktopHost) && ToUsersMachine(to, port, protocol) is { } across)
            return across;
        if (NodeAddresses.IsOwn(engine, to))
            return AtNodeAddress(asker, from, to, port, protocol).After("the node's address " + to);
        if (engine.EndpointAt.TryGetValue(to, out var target))
            return BetweenNetworks(asker, network, target, to, port, protocol);
        foreach (var other in engine.BridgeGateways.Values)
            if (other.Lease(to.IsIPv4)?.Prefix.Contains(to) == true)
                return new Answer(Outcome.Timeout, Cause.NobodyThere);
        var outward = Outward(asker, network, to);
        return outward.Outcome == Outcome.Open && AtPeer(to, port, protocol) is { } peer ? peer : outward;
    }

    private Answer BetweenNetworks(SimulatedContainer asker, SimulatedNetwork network, SimulatedEndpoint target, IpAddress to, int port, Protocol protocol)
    {
        var other = target.Network;
        if (other.Driver == NetworkDriver.Overlay)
            return new Answer(Outcome.Timeout, Cause.OverlayOnly).After("addresses of overlay " + other + " exist inside it alone", other.Network?.Declaration.Span);
        if (other.Driver is NetworkDriver.Macvlan or NetworkDriver.Ipvlan)
            return new Answer(Outcome.Timeout, Cause.ParentInterface).After("the node does not reach " + other, other.Network?.Declaration.Span);
        var isInternal = network.IsInternal || other.IsInternal;
        if (!to.IsIPv4 && !engine.Has(EngineBehaviour.Ip6Tables))
            return WithRouteBack(target, to, port, protocol, Party.Of(asker)).After("IPv6 between bridges is not filtered");
        if (!isInternal && other.Mode(to.IsIPv4) == GatewayMode.Routed && IsPublished(target, port, protocol))
            return Deliver(target.Container.Sandbox!, to, port, protocol, Party.Of(asker)).After("published by routing");
        return new Answer(Outcome.Timeout, isInternal ? Cause.Internal : Cause.NoSharedNetwork)
            .After("bridges " + network + " and " + other + " are isolated from each other", (isInternal && other.IsInternal ? other : network).Network?.Declaration.Span);
    }

    private Answer Outward(SimulatedContainer asker, SimulatedNetwork network, IpAddress to)
    {
        var filtered = to.IsIPv4 || engine.Has(EngineBehaviour.Ip6Tables);
        if (network.IsInternal && filtered)
            return new Answer(Outcome.Timeout, Cause.Internal).After("network " + network + " is internal", network.Network?.Declaration.Internal?.Span);
        var mode = network.Mode(to.IsIPv4);
        var asNode = filtered && network.Masquerades && (mode is GatewayMode.Nat or GatewayMode.NatUnprotected);
        if (!engine.Options.Outside.IsEmpty && NameResolution.OwnerOf(engine, to) is not OutsideParty)
            return new Answer(Outcome.Timeout, Cause.NobodyThere).After("nobody has " + to);
        if (!asNode && filtered && mode == GatewayMode.Nat && IsGuarded(network))
            return new Answer(Outcome.Timeout, Cause.RepliesDropped).After("nothing hides the container's address, and replies to it are dropped",
                network.Network?.Declaration.Option("com.docker.network.bridge.enable_ip_masquerade")?.Span);
        return new Answer(Outcome.Open, Cause.Listening) { Responder = Party.Lan, SeenAs = asNode ? Party.Node : Party.Of(asker), Arrives = true };
    }

    /// <summary>
    /// A container asks one of the node's addresses. Its bridge sends it past the redirection, to the proxy that holds the port; only bridges without
    /// that rule are redirected and then meet the isolation.
    /// </summary>
    private Answer AtNodeAddress(SimulatedContainer asker, SimulatedEndpoint from, IpAddress to, int port, Protocol protocol)
    {
        var network = from.Network;
        var passes = !network.IsInternal && network.Masquerades;
        if (OnMesh(to, port, protocol) is { } mesh)
            return mesh;
        // A port of the same bridge is not redirected from there (the rule says "! -i BRIDGE"): its proxy takes it.
        if (!passes && Redirection(to, port, protocol) is { Endpoint: { } inside } redirected && inside.Network != network)
            return new Answer(Outcome.Timeout, network.IsInternal ? Cause.Internal : Cause.NoSharedNetwork)
                .After("redirected to " + inside.Container + ", which is on another bridge", redirected.Port?.Span);
        if (engine.Host.Sockets.At(to, port, protocol) is not { } socket)
            return new Answer(Outcome.Closed, Cause.NotPublished).After("nothing holds port " + port + " there");
        if (socket.Binding is not { } binding)
            return new Answer(Outcome.Open, Cause.Listening) { Responder = socket.Holder, SeenAs = Party.Of(asker), SourceAddress = from.Address(to.IsIPv4), Arrives = true };
        var answers = network.Lease(to.IsIPv4)?.Gateway;
        if (protocol == Protocol.Udp && socket.Address.IsAny && to != answers && !engine.Has(EngineBehaviour.UdpProxyKeepsAddress))
            return new Answer(Outcome.Timeout, Cause.ProxyAddress).After("the proxy answers from " + answers + ", not from the address that was asked", binding.Port?.Span);
        return ByProxy(binding);
    }

    private Answer FromNode(IpAddress to, int port, Protocol protocol)
    {
        if (NodeAddresses.IsOwn(engine, to))
        {
            if (OnMesh(to, port, protocol) is { } mesh)
                return mesh;
            if (!to.IsLoopback && Redirection(to, port, protocol) is { } redirected)
                return Redirect(redirected, protocol, to.IsIPv4, Party.Node);
            if (engine.Host.Sockets.At(to, port, protocol) is not { } socket)
                return new Answer(Outcome.Closed, Cause.NotPublished);
            return socket.Binding is { } binding ? ByProxy(binding)
                : new Answer(Outcome.Open, Cause.Listening) { Responder = socket.Holder, SeenAs = Party.Node, Arrives = true };
        }

        if (!engine.EndpointAt.TryGetValue(to, out var target))
            return AtPeer(to, port, protocol) ?? new Answer(Outcome.Open, Cause.Listening) { Responder = Party.Lan, SeenAs = Party.Node, Arrives = true };
        var network = target.Network;
        if (network.Driver == NetworkDriver.Overlay)
            return new Answer(Outcome.Timeout, Cause.OverlayOnly).After("addresses of overlay " + network + " exist inside it alone", network.Network?.Declaration.Span);
        if (network.Driver == NetworkDriver.Ipvlan)
            return new Answer(Outcome.Timeout, Cause.ParentInterface).After(Unmeasured.Fact("ipvlan-parent"), network.Network?.Declaration.Span);
        if (network.Driver != NetworkDriver.Bridge)
            return new Answer(Outcome.Timeout, Cause.ParentInterface).After("a node does not reach its own " + network, network.Network?.Declaration.Span);
        if (!network.NodeIsOn(to.IsIPv4))
            return OffNode(network);
        return IsShadowed(network, to) ? Shadowed(network)
            : Deliver(target.Container.Sandbox!, to, port, protocol, Party.Node).After("the node is on bridge " + network, network.Network?.Declaration.Span);
    }

    private Answer FromOutside(IpAddress to, int port, Protocol protocol)
    {
        if (engine.EndpointAt.TryGetValue(to, out var target))
            return ToContainerAddress(target, to, port, protocol);
        if (!NodeAddresses.IsOwn(engine, to) || to.IsLoopback)
            return new Answer(Outcome.Timeout, Cause.NobodyThere);
        if (OnMesh(to, port, protocol) is { } mesh)
            return mesh;
        if (Redirection(to, port, protocol) is { } redirected)
            return Redirect(redirected, protocol, to.IsIPv4, Party.Lan);
        if (engine.Host.Sockets.At(to, port, protocol) is not { } socket)
            return new Answer(Outcome.Closed, Cause.NotPublished);
        return socket.Binding is { } binding ? ByProxy(binding)
            : new Answer(Outcome.Open, Cause.Listening) { Responder = socket.Holder, SeenAs = Party.Lan, Arrives = true };
    }

    private Answer ToContainerAddress(SimulatedEndpoint target, IpAddress to, int port, Protocol protocol)
    {
        var network = target.Network;
        var declared = network.Network?.Declaration.Span;
        if (network.Driver is NetworkDriver.Macvlan or NetworkDriver.Ipvlan)
            return ToParentsMember(target, to, port, protocol);
        if (network.Driver == NetworkDriver.Overlay)
            return new Answer(Outcome.Timeout, Cause.OverlayOnly).After("addresses of overlay " + network + " exist inside it alone", declared);
        // A machine of the LAN looks for an address of its own subnet on the link, and a container for the LAN's inside a subnet that holds it.
        if (engine.Node.Addresses.Any(own => own.Prefix.Contains(to)) || HidesLan(network, to.IsIPv4))
            return Shadowed(network);
        if (!network.NodeIsOn(to.IsIPv4))
            return OffNode(network);
        var filtered = to.IsIPv4 || engine.Has(EngineBehaviour.Ip6Tables);
        if (network.IsInternal && filtered)
            return new Answer(Outcome.Timeout, Cause.Internal).After("network " + network + " is internal", network.Network?.Declaration.Internal?.Span);
        var mode = network.Mode(to.IsIPv4);
        var opens = !filtered || mode == GatewayMode.NatUnprotected
            || (mode == GatewayMode.Routed || !IsGuarded(network)) && IsPublished(target, port, protocol);
        return opens
            ? WithRouteBack(target, to, port, protocol, Party.Lan).After("by routing to the container's address", declared)
            : new Answer(Outcome.Timeout, Cause.DirectAccess).After("the engine drops what comes from elsewhere to a container's own address", declared);
    }

    /// <summary>The node has no way onto a network on which it has no address.</summary>
    private static Answer OffNode(SimulatedNetwork network) =>
        new Answer(Outcome.Timeout, Cause.NoRoute).After("the node has no address on " + network, network.Network?.Declaration.Span);

    /// <summary>Whether packets from the LAN to its members' own addresses are dropped; an interface that its options trust is let through.</summary>
    private bool IsGuarded(SimulatedNetwork network) => engine.Has(EngineBehaviour.DirectAccessFilter)
        && !(engine.Node.LanInterface is { } lan ? network.TrustedInterfaces.Contains(lan) : network.TrustedInterfaces.Length > 0);

    /// <summary>What comes from beyond its own networks is answered only by a container that has a route back.</summary>
    private static Answer WithRouteBack(SimulatedEndpoint target, IpAddress to, int port, Protocol protocol, Party seenAs) =>
        target.Container.Sandbox!.Default(to.IsIPv4) is null
            ? new Answer(Outcome.Timeout, Cause.RepliesDropped).After(target.Container + " has no route back")
            : Deliver(target.Container.Sandbox, to, port, protocol, seenAs);

    /// <summary>Whether the port is open at the container's address on that network: it is published there, whatever the host address.</summary>
    private static bool IsPublished(SimulatedEndpoint target, int port, Protocol protocol)
    {
        foreach (var binding in target.Container.Bindings)
            if (binding.ContainerPort == port && binding.Protocol == protocol && binding.Endpoint == target && (binding.IsRedirected || binding.HostPort == 0))
                return true;
        return false;
    }

    /// <summary>The published port that the firewall redirects this address and port to.</summary>
    private PortBinding? Redirection(IpAddress to, int port, Protocol protocol) =>
        engine.Host.Sockets.At(to, port, protocol)?.Binding is { IsRedirected: true } binding && !to.IsLoopback ? binding : null;

    private Answer Redirect(PortBinding binding, Protocol protocol, bool ipv4, Party seenAs)
    {
        if (binding.Endpoint is not { } inside || inside.Address(ipv4) is not { } address || binding.Container.Sandbox is not { } sandbox)
            return new Answer(Outcome.Closed, Cause.NothingListens);
        return (!inside.Network.NodeIsOn(ipv4) ? OffNode(inside.Network) : IsShadowed(inside.Network, address) || seenAs is OutsideParty && HidesLan(inside.Network, ipv4) ? Shadowed(inside.Network) : Deliver(sandbox, address, binding.ContainerPort, protocol, seenAs))
            .After("published to " + binding.Container, binding.Port?.Span);
    }

    /// <summary>Whether the LAN lies inside a network's subnet, so that its containers look for machines of the LAN among themselves.</summary>
    private bool HidesLan(SimulatedNetwork network, bool ipv4)
    {
        foreach (var own in engine.Node.Addresses)
            if (own.Address.IsIPv4 == ipv4 && network.Lease(ipv4) is { } lease && lease.Prefix.Contains(own.Prefix))
                return true;
        return false;
    }

    /// <summary>The user-space proxy takes the connection and makes its own to the container, from the bridge's gateway.</summary>
    private Answer ByProxy(PortBinding binding)
    {
        // From [::] it goes to the container's own IPv6 address, where it has one.
        if (binding.Endpoint is not { } inside || (binding.HostAddress.IsIPv4 ? inside.IPv4 : inside.IPv6 ?? inside.IPv4) is not { } address || binding.Container.Sandbox is not { } sandbox)
            return new Answer(Outcome.Closed, Cause.NothingListens);
        var answer = !inside.Network.NodeIsOn(address.IsIPv4) ? OffNode(inside.Network) : IsShadowed(inside.Network, address) ? Shadowed(inside.Network)
            : Deliver(sandbox, address, binding.ContainerPort, binding.Protocol, Party.Node);
        // The proxy has taken the datagram before it learns that nobody wants it.
        if (answer.Outcome == Outcome.Closed && binding.Protocol == Protocol.Udp)
            answer = answer with { Outcome = Outcome.Timeout };
        return answer.After("the user-space proxy to " + binding.Container, binding.Port?.Span);
    }
}
