using System.Globalization;
using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>Binds a starting container's published ports on the node (moby libnetwork/drivers/bridge/port_mapping_linux.go).</summary>
internal sealed class PortBinder(EngineState engine)
{
    /// <summary>Ports below are root's, by net.ipv4.ip_unprivileged_port_start.</summary>
    private const int FirstUnprivileged = 1024;

    /// <summary>Binds them all, or none and says why.</summary>
    public Refusal? Bind(SimulatedContainer container, SimulatedSandbox sandbox)
    {
        var four = Publishing(sandbox.Default4);
        var six = Publishing(sandbox.Default6);
        if (four is null && six is null)
            return null;
        foreach (var port in container.Workload.Ports)
            if (port.UnknownProtocol is { } protocol && engine.Keep(Refusal(container, new PortRequest(port, 0, new Text.PortRange(0), Protocol.Tcp, null), "unknown-protocol", engine.Messages.Text("unknown-protocol", protocol.Value), null) with { At = port.Part("protocol", protocol), Value = protocol.Value }) is { } unknown)
                return unknown;
        foreach (var same in PortRequest.Of(container.Workload, engine.Has(EngineBehaviour.OneNumberForBothFamilies), engine.Options.IsSurvey))
        {
            if (BindAll(container, same, four, six) is { } refusal)
            {
                Release(container);
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Gives a container's ports back.</summary>
    public void Release(SimulatedContainer container)
    {
        foreach (var binding in container.Bindings)
        {
            if (binding.HostPort == 0)
                continue;
            engine.Ports.Release(binding.HostAddress, binding.HostPort, binding.Protocol);
            engine.Host.Sockets.Remove(new HostSocket(binding.HostAddress, binding.HostPort, binding.Protocol, Party.Of(container), binding));
        }

        container.BindingList.Clear();
    }

    /// <summary>The membership that ports are published by: the one with the default route, when its network leads to the node and out.</summary>
    private static SimulatedEndpoint? Publishing(SimulatedEndpoint? gateway) =>
        gateway is { Network: { Driver: NetworkDriver.Bridge, IsInternal: false } } ? gateway : null;

    /// <summary>Entries that differ in their host address alone get one number, where the engine's version keeps both families together.</summary>
    private Refusal? BindAll(SimulatedContainer container, List<PortRequest> same, SimulatedEndpoint? four, SimulatedEndpoint? six)
    {
        var addresses = same.SelectMany(request => Addresses(request, four, six)).Distinct().ToList();
        if (engine.Has(EngineBehaviour.OneNumberForBothFamilies) && same[0].Protocol == Protocol.Tcp && addresses.Exists(address => !address.IsAny
            && addresses.Exists(any => any.IsAny && any.IsIPv4 == address.IsIPv4)))
            return engine.Keep(Refusal(container, same[same.Count - 1], "listen-twice", engine.Messages.Text("listen-twice"), null) with { Evidence = same[0].Port, OtherWorkload = container.Workload });
        if (engine.Has(EngineBehaviour.OneNumberForBothFamilies))
            return BindTogether(container, same[0], addresses, four, six);
        foreach (var address in addresses)
            if (BindTogether(container, same[0], [address], four, six) is { } refusal)
                return refusal;
        return null;
    }

    /// <summary>The host addresses to bind: the one asked for, the network's default, or all of both families.</summary>
    private static List<IpAddress> Addresses(PortRequest request, SimulatedEndpoint? four, SimulatedEndpoint? six)
    {
        if (request.HostAddress is { } asked)
            return asked.IsIPv4 && four is null ? [] : [asked];
        if (four?.Network.DefaultBinding is { } binding && !binding.IsAny)
            return [binding];
        var result = new List<IpAddress>();
        if (four is not null)
            result.Add(IpAddress.Any4);
        // A container without IPv6 is reached from [::] by the user-space proxy.
        if (six is not null || four is not null)
            result.Add(IpAddress.Any6);
        return result;
    }

    private Refusal? BindTogether(SimulatedContainer container, PortRequest request, List<IpAddress> addresses, SimulatedEndpoint? four, SimulatedEndpoint? six)
    {
        var bound = new List<IpAddress>();
        foreach (var address in addresses)
        {
            if (!IsRouted(address, four, six))
                bound.Add(address);
            else
                container.BindingList.Add(Binding(container, request, address.IsIPv4 ? IpAddress.Any4 : IpAddress.Any6, 0, four, six));
        }

        if (bound.Count == 0)
            return null;
        if (request.IsUnknown)
        {
            container.BindingList.AddRange(bound.Select(address => Binding(container, request, address, 0, four, six)));
            return null;
        }

        if (request.HostPorts is { First: 0, Count: > 1 })
            return engine.Keep(Refusal(container, request, "bad-port-range", engine.Messages.Text("bad-port-range", request.HostPorts.ToString()), null));
        var isDynamic = request.HostPorts.First == 0 || request.HostPorts.Count > 1;
        Refusal? last = null;
        foreach (var port in isDynamic ? engine.Ports.Candidates(bound[0], request.HostPorts, request.Protocol) : [request.HostPorts.First])
        {
            last = bound.Select(address => Obstacle(container, request, address, port, four ?? six!)).FirstOrDefault(found => found is not null);
            if (last is not null)
            {
                // Before 28 the allocator alone passes a port over; what the proxy then cannot bind ends the start.
                if (request.HostPorts.First != 0 && last.MessageId != "port-allocated" && !engine.Has(EngineBehaviour.RangeSkipsHeldPorts))
                    return Keep(container, request, bound, four, six, last);
                continue;
            }

            foreach (var address in bound)
                Hold(container, Binding(container, request, address, port, four, six));
            if (isDynamic)
                engine.Ports.Gave(bound[0], request.HostPorts, request.Protocol, port);
            return null;
        }

        // Of a range whoever has its last port stands for all that have one.
        var refusal = isDynamic ? Refusal(container, request, "all-allocated", engine.Messages.Text("all-allocated"), null) with { Evidence = last?.Evidence, OtherWorkload = last?.OtherWorkload, IsByChance = last?.IsByChance == true } : last;
        return refusal is null ? null : Keep(container, request, bound, four, six, refusal);
    }

    /// <summary>A survey goes on as if the port had been bound; where only the platform forbids it, others still find it taken.</summary>
    private Refusal? Keep(SimulatedContainer container, PortRequest request, List<IpAddress> bound, SimulatedEndpoint? four, SimulatedEndpoint? six, Refusal refusal)
    {
        if (engine.Keep(refusal) is { } kept)
            return kept;
        foreach (var binding in bound.Select(address => Binding(container, request, address, request.HostPorts.First, four, six)))
        {
            if (refusal.MessageId == "privileged-port")
                Hold(container, binding);
            else
                container.BindingList.Add(binding);
        }

        return null;
    }

    private static bool IsRouted(IpAddress address, SimulatedEndpoint? four, SimulatedEndpoint? six) => address.IsIPv4
        ? four is { Network.Mode4: GatewayMode.Routed }
        : six is { Network: { Mode6: GatewayMode.Routed, IPv6: not null } };

    private PortBinding Binding(SimulatedContainer container, PortRequest request, IpAddress address, int port, SimulatedEndpoint? four, SimulatedEndpoint? six)
    {
        var sixInside = six is { IPv6: not null };
        return new PortBinding(container, request.Port, address, port, request.ContainerPort, request.Protocol,
            port == 0 ? request.Port?.Host is not null : request.HostPorts.First == 0 || request.HostPorts.Count > 1)
        {
            Endpoint = address.IsIPv4 || !sixInside ? four ?? six : six,
            IsRedirected = address.IsIPv4 ? four is not null : sixInside && engine.Has(EngineBehaviour.Ip6Tables),
        };
    }

    private Refusal? Obstacle(SimulatedContainer container, PortRequest request, IpAddress address, int port, SimulatedEndpoint endpoint)
    {
        var text = address.ToString();
        var number = port.ToString(CultureInfo.InvariantCulture);
        if (engine.Ports.IsHeld(address, port, request.Protocol, engine.Has(EngineBehaviour.AllocatorKnowsAny)))
            return Refusal(container, request, "port-allocated", engine.Messages.Text("port-allocated", text, number), Holder(address, port, request.Protocol));
        var inside = request.ContainerPort.ToString(CultureInfo.InvariantCulture);
        var protocol = request.Protocol == Protocol.Udp ? "udp" : "tcp";
        var target = endpoint.IPv4?.ToString() ?? endpoint.IPv6?.ToString() ?? "";
        if (engine.Host.Sockets.Barring(address, port, request.Protocol) is not null)
            return Refusal(container, request, "address-in-use", engine.Messages.Text("address-in-use", text, number, target, inside, protocol), Holder(address, port, request.Protocol));
        if (request.Protocol == Protocol.Sctp && !engine.Node.HasSctp)
            return Refusal(container, request, "no-sctp", engine.Messages.Text("no-sctp", text, number), null);
        if (port < FirstUnprivileged && PlatformBehaviours.RefusesPrivilegedPorts(engine.Options.Platform.ToString()))
            return Refusal(container, request, "privileged-port", engine.Messages.Text("privileged-port", number), null);
        if (!NodeAddresses.Has(engine, address))
            return Refusal(container, request, "address-not-here", engine.Messages.Text("address-not-here", text, number, target, inside, protocol), null);
        return null;
    }

    private HostSocket? Holder(IpAddress address, int port, Protocol protocol) => engine.Host.Sockets.Barring(address, port, protocol);

    private void Hold(SimulatedContainer container, PortBinding binding)
    {
        container.BindingList.Add(binding);
        if (!binding.HostAddress.IsAny && !binding.HostAddress.IsLoopback)
            engine.BelievedAddresses.Add(binding.HostAddress);
        engine.Ports.Hold(binding.HostAddress, binding.HostPort, binding.Protocol);
        engine.Host.Sockets.Add(new HostSocket(binding.HostAddress, binding.HostPort, binding.Protocol, Party.Of(container), binding));
    }

    private Refusal Refusal(SimulatedContainer container, PortRequest request, string id, string message, HostSocket? holder)
    {
        var isOnGatewayBridge = engine.NetworkNamed("docker_gwbridge")?.MemberList.Exists(member => member.Container == container) == true;
        var connectivity = engine.Messages.Text("external-connectivity", isOnGatewayBridge ? "gateway_<id>" : container.Name, "<id>", message);
        var text = engine.Messages.Text("start", isOnGatewayBridge ? engine.Messages.Text("gateway-join", "<id>", connectivity) : connectivity);
        var other = holder?.Binding;
        return new Refusal(RefusalPoint.StartContainer, RefusalSource.Engine, id, text, request.Port ?? (IElement)container.Workload)
        {
            Workload = container.Workload,
            Evidence = other?.Port ?? (IElement?)(holder?.Holder as ContainerParty)?.Container.Workload,
            OtherWorkload = (holder?.Holder as ContainerParty)?.Container.Workload,
            Value = request.HostPorts + "/" + request.Protocol.ToString().ToLowerInvariant(),
            IsByChance = other is not null && StartOrder.IsByChance(other.Container.Workload, container.Workload, engine.Topology),
        };
    }
}
