using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <content>Out of a macvlan or ipvlan: by the parent interface to the LAN, never to the own node.</content>
public sealed partial class PacketWalk
{
    private Answer ByParentsGateway(SimulatedContainer asker, SimulatedEndpoint leaving, IpAddress to, int port, Protocol protocol)
    {
        // In mode l3 there is no gateway: the node's own routes lead on.
        if (leaving.Network.RoutesByParent || engine.Options.Outside.IsEmpty)
            return OverParent(asker, leaving.Network, to, port, protocol);
        var gateway = leaving.Network.Lease(to.IsIPv4)!.Gateway!.Value;
        return NameResolution.OwnerOf(engine, gateway) is OutsideParty ? OverParent(asker, leaving.Network, to, port, protocol) : InVain(gateway, protocol);
    }

    private Answer OverParent(SimulatedContainer asker, SimulatedNetwork network, IpAddress to, int port, Protocol protocol)
    {
        var driver = network.Network?.Declaration.DriverName?.Span;
        if (NodeAddresses.IsOwn(engine, to) || engine.EndpointAt.ContainsKey(to))
        {
            var apart = new Answer(Outcome.Timeout, Cause.ParentInterface);
            return network.Driver == NetworkDriver.Ipvlan ? apart.After(Unmeasured.Fact("ipvlan-parent"), driver) : apart.After("the parent interface does not lead to its own node", driver);
        }

        if (PlatformBehaviours.LacksLanDrivers(_platform))
            return new Answer(Outcome.Unknown, Cause.NotKnown).After(FactOf("parent"), driver);
        if (ByParentOfPeer(to, port, protocol, Party.Of(asker)) is { } neighbour)
            return neighbour;
        if (network.RoutesByParent)
            return new Answer(Outcome.Unknown, Cause.NotKnown).After(Unmeasured.Fact("ipvlan-l3-out", network.IpvlanMode, Subnet(network, to.IsIPv4)), driver);
        if (AtPeer(to, port, protocol) is { } peer)
            return peer;
        return engine.Options.Outside.IsEmpty || NameResolution.OwnerOf(engine, to) is OutsideParty
            ? new Answer(Outcome.Open, Cause.Listening) { Responder = Party.Lan, SeenAs = Party.Of(asker), Arrives = true }
            : new Answer(Outcome.Timeout, Cause.NobodyThere);
    }

    /// <summary>From the LAN to the address of a member.</summary>
    private Answer ToParentsMember(SimulatedEndpoint target, IpAddress to, int port, Protocol protocol)
    {
        var network = target.Network;
        var declared = network.Network?.Declaration.Span;
        if (network.Parent is null || !engine.Options.Outside.IsEmpty && !engine.Options.Outside.Any(own => network.Lease(to.IsIPv4)!.Prefix.Contains(own.Address)))
            return new Answer(Outcome.Timeout, Cause.NoRoute);
        return network.RoutesByParent
            ? new Answer(Outcome.Unknown, Cause.NotKnown).After(Unmeasured.Fact("ipvlan-l3", network.IpvlanMode, Subnet(network, to.IsIPv4)), network.Network?.Declaration.Option("ipvlan_mode")?.Span)
            : Deliver(target.Container.Sandbox!, to, port, protocol, Party.Lan).After("it is on the LAN by " + network, declared);
    }

    private static string Subnet(SimulatedNetwork network, bool ipv4) => network.Lease(ipv4)?.Prefix.ToString() ?? "its subnet";

    /// <summary>A member of a macvlan or ipvlan of another node is a neighbour on the same LAN.</summary>
    private Answer? ByParentOfPeer(IpAddress to, int port, Protocol protocol, Party from)
    {
        foreach (var peer in engine.Swarm)
            if (peer != engine && peer.EndpointAt.TryGetValue(to, out var target) && target.Network is { Driver: NetworkDriver.Macvlan or NetworkDriver.Ipvlan, Parent: not null, RoutesByParent: false } network)
                return Deliver(target.Container.Sandbox!, to, port, protocol, from)
                    .After(Unmeasured.Fact("macvlan-lan", network.RealName, peer.Node.Name), network.Network?.Declaration.Span);
        return null;
    }
}
