using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>Starts containers as the engine does: namespace, networks, routes, ports, hosts file, names (moby daemon/container_operations.go).</summary>
internal sealed class ContainerStart(EngineState engine, PortBinder ports)
{
    private readonly ContainerCreation _creation = new(engine);

    /// <summary>Starts it; what refuses it, or null.</summary>
    public Refusal? Start(SimulatedContainer container)
    {
        var refusal = TryStart(container);
        container.HasFailed = refusal is not null;
        return refusal;
    }

    private Refusal? TryStart(SimulatedContainer container)
    {
        if (CheckNameServers(container.Workload) is { } badServer)
            return badServer;
        switch (container.Workload.Mode)
        {
            case { IsShared: true } mode:
                return JoinSandbox(container, mode);
            case { Kind: NetworkModeKind.Host }:
                Run(container, engine.Host);
                HostsFile.Write(engine, container);
                return null;
            case { Kind: NetworkModeKind.None }:
                Run(container, new SimulatedSandbox(container));
                HostsFile.Write(engine, container);
                return null;
            case { Kind: NetworkModeKind.Network } named when engine.NetworkNamed(named.Target) is null:
                if (engine.Node.IsFresh)
                    return Refuse(container, engine.Node.Swarm == SwarmRole.None ? "network-missing" : "network-missing-in-swarm", container.Workload.Part("network_mode", named.Written), named.Target);
                break;
        }

        // A task on the network "host" is in the node's namespace; a container of Compose is refused there, or its mode says so.
        if (container.Workload.Kind == WorkloadKind.SwarmService && container.NetworkList.Exists(network => network.Driver == NetworkDriver.Host))
        {
            Run(container, engine.Host);
            HostsFile.Write(engine, container);
            return null;
        }

        var sandbox = new SimulatedSandbox(container);
        var refusal = CheckLinks(container) ?? CheckFirstNetwork(container) ?? Join(container, sandbox);
        if (refusal is null)
        {
            DefaultRoutes.Choose(engine, container, sandbox);
            refusal = ports.Bind(container, sandbox);
        }

        if (refusal is not null)
        {
            Leave(sandbox);
            return refusal;
        }

        Run(container, sandbox);
        HostsFile.Write(engine, container);
        foreach (var endpoint in sandbox.Endpoints)
            NameRegistration.Register(engine, endpoint);
        return null;
    }

    private static void Run(SimulatedContainer container, SimulatedSandbox sandbox)
    {
        container.Sandbox = sandbox;
        container.State = ContainerState.Running;
        sandbox.MemberList.Add(container);
        ListenerBinding.Bind(sandbox, container, early: true);
    }

    private Refusal? CheckNameServers(Workload workload)
    {
        if (engine.Has(EngineBehaviour.ValidatesNameServers))
            foreach (var server in workload.NameServers)
                if (server.TryGet(out var text) && !IpAddress.TryParse(text, out _))
                {
                    var refused = new Refusal(RefusalPoint.StartContainer, RefusalSource.Engine, "bad-name-server", engine.Messages.Text("bad-name-server", text), workload.Part("dns." + text, server))
                    {
                        Workload = workload,
                        Value = text,
                    };
                    if (engine.Keep(refused) is { } refusal)
                        return refusal;
                }
        return null;
    }

    private Refusal? JoinSandbox(SimulatedContainer container, NetworkMode mode)
    {
        var target = mode.Kind == NetworkModeKind.Service
            ? engine.OfService(container.Workload.Presence.Project, mode.Target).FirstOrDefault()
            : engine.ContainersByName.TryGetValue(mode.Target, out var named) ? named : null;
        if (target?.Sandbox is not { } sandbox)
            return engine.Node.IsFresh || target is not null ? Refuse(container, "container-missing", container.Workload.Part("network_mode", mode.Written), mode.Target) : null;
        Run(container, sandbox);
        container.HostsLines.AddRange((sandbox.Owner ?? target).HostsLines);
        return null;
    }

    private Refusal? CheckLinks(SimulatedContainer container)
    {
        if (container.Workload.OpenParts.HasFlag(WorkloadParts.Attachments) || !container.NetworkList.Exists(network => network.IsDefaultBridge))
            return null;
        foreach (var (_, target) in Links.Of(engine, container))
            if ((target.Sandbox is null || !target.NetworkList.Exists(network => network.IsDefaultBridge)) && Refuse(container, "link-not-on-default", target) is { } refusal)
                return refusal;
        return null;
    }

    /// <summary>
    /// The engine joins the networks in an order that is mostly that of their names, and looks the first one by priority up while it joins: an overlay that sorts
    /// behind another and that nothing has joined before is not found then.
    /// </summary>
    private Refusal? CheckFirstNetwork(SimulatedContainer container)
    {
        if (!engine.Has(EngineBehaviour.LooksUpFirstNetwork) || container.Workload.Kind == WorkloadKind.SwarmService || container.NetworkList.Count < 2)
            return null;
        var first = container.NetworkList[0];
        var fails = first is { Driver: NetworkDriver.Overlay, WasJoined: false, IsUnknown: false }
            && container.NetworkList.Exists(other => string.CompareOrdinal(other.RealName, first.RealName) < 0);
        return fails ? Refuse(container, "first-network-missing", container.Workload, first, null, first.RealName) : null;
    }

    private Refusal? Join(SimulatedContainer container, SimulatedSandbox sandbox)
    {
        // A network given twice, by one name or by two, is joined once.
        var attachments = new Dictionary<string, Attachment>(StringComparer.Ordinal);
        foreach (var attachment in ContainerCreation.InOrder(container.Workload))
        {
            var name = engine.Topology.NetworkOf.TryGetValue(attachment, out var joined) ? joined.RealName ?? joined.Declaration.LocalName : "\n" + attachment.NetworkName;
            if (!attachments.ContainsKey(name))
                attachments.Add(name, attachment);
        }

        foreach (var network in container.NetworkList)
        {
            attachments.TryGetValue(network.RealName, out var attachment);
            if (attachment is not null && container.Workload.Kind != WorkloadKind.SwarmService && !engine.Has(EngineBehaviour.ValidatesEndpointsAtCreate) && _creation.EndpointFault(container.Workload, attachment, network) is { } fault
                && engine.Keep(new Refusal(RefusalPoint.StartContainer, RefusalSource.Engine, fault.MessageId, fault.Text, attachment)
                {
                    At = fault.At,
                    Workload = container.Workload,
                    OtherNetwork = network.Network?.Declaration,
                    Value = fault.Value,
                }) is { } refused)
                return refused;
            if (network.Driver == NetworkDriver.Overlay && !network.IsAttachable && !network.IsUnknown && container.Workload.Kind != WorkloadKind.SwarmService
                && Refuse(container, "not-attachable", attachment ?? (IElement)container.Workload, network, null, network.RealName) is { } closed)
                return closed;
            if ((network.IsUnallocated || network is { Driver: NetworkDriver.Overlay, IPv4: { } lease } && !engine.AddressSpace.IsFree(lease.Prefix))
                && Refuse(container, "attach-failed", attachment ?? (IElement)container.Workload, network, null) is { } failed)
                return failed;
            if (network is { TakesOneMember: true, Members.Count: > 0 }
                && Refuse(container, "macvlan-port", attachment ?? (IElement)container.Workload, network, network.Members[0]) is { } full)
                return full;
            if (network.Driver == NetworkDriver.Ipvlan && (attachment?.MacAddress ?? (network == container.NetworkList[0] ? container.Workload.MacAddress : null)) is { IsKnown: true, Value.Length: > 0 }
                && Refuse(container, "ipvlan-mac", attachment ?? (IElement)container.Workload, network, null) is { } custom)
                return custom;
            var endpoint = new SimulatedEndpoint(container, network, attachment);
            if (Address(container, endpoint, ipv4: true) is { } four)
                return four;
            if (CheckInterface(container, sandbox, attachment) is { } named)
                return named;
            sandbox.EndpointList.Add(endpoint);
            network.MemberList.Add(endpoint);
            network.WasJoined = true;
            if (Address(container, endpoint, ipv4: false) is { } six)
                return six;
        }

        return null;
    }

    /// <summary>An interface's name is free once in a namespace.</summary>
    private Refusal? CheckInterface(SimulatedContainer container, SimulatedSandbox sandbox, Attachment? attachment)
    {
        if (attachment?.InterfaceName is not { IsKnown: true, Value.Length: > 0 } name || !engine.Messages.Has("interface-taken"))
            return null;
        foreach (var other in sandbox.Endpoints)
            if (other.Attachment?.InterfaceName is { IsKnown: true } taken && taken.Value == name.Value)
                return engine.Keep(Refusal(container, "interface-taken", attachment.Part("interface_name", name), name.Value) with { Evidence = other.Attachment.Part("interface_name", taken) });
        return null;
    }

    private Refusal? Address(SimulatedContainer container, SimulatedEndpoint endpoint, bool ipv4)
    {
        if (endpoint.Network.Lease(ipv4) is not { } lease)
            return null;
        var written = ipv4 ? endpoint.Attachment?.IPv4Address : endpoint.Attachment?.IPv6Address;
        IpAddress address;
        if (written is { IsKnown: true } asked && IpAddress.TryParse(asked.Value, out address))
        {
            // The addresses of a network that others make are made up here.
            var isKnown = !endpoint.Network.IsUnknown;
            var at = ContainerCreation.Written(container.Workload, endpoint.Attachment!, ipv4);
            if (isKnown && !lease.Prefix.Contains(address))
            {
                // Since 25 it was told when the container was created.
                if (!engine.Has(EngineBehaviour.ValidatesEndpointsAtCreate) && Refuse(container, "address-outside", at, endpoint.Network, null, asked.Value) is { } outside)
                    return outside;
            }
            else if (!lease.TryTake(address) && (isKnown || IsFixedFor(endpoint.Network, address)))
            {
                engine.EndpointAt.TryGetValue(address, out var taker);
                if (Refuse(container, endpoint.Network.Driver == NetworkDriver.Overlay ? "attach-failed" : "address-taken", at, endpoint.Network, taker, asked.Value) is { } taken)
                    return taken;
            }
        }
        else if (!lease.TryTakeNext(out address))
        {
            return Refuse(container, "out-of-addresses", endpoint.Attachment ?? (IElement)container.Workload, endpoint.Network, null, endpoint.Network.RealName, "<id>");
        }

        if (ipv4)
            endpoint.IPv4 = address;
        else
            endpoint.IPv6 = address;
        engine.Note(address, endpoint);
        return null;
    }

    /// <summary>Whether a container has the address because a file gives it: then it is taken on a network too whose other addresses are not known.</summary>
    private bool IsFixedFor(SimulatedNetwork network, IpAddress address) =>
        engine.EndpointAt.TryGetValue(address, out var there) && there.Network == network && there.HasFixed(address);

    private void Leave(SimulatedSandbox sandbox)
    {
        foreach (var endpoint in sandbox.Endpoints)
        {
            endpoint.Network.MemberList.Remove(endpoint);
            foreach (var ipv4 in new[] { true, false })
            {
                if (endpoint.Address(ipv4) is not { } address)
                    continue;
                endpoint.Network.Lease(ipv4)!.Release(address);
                engine.Forget(address);
            }
        }
    }

    private Refusal? Refuse(SimulatedContainer container, string id, IElement at, params string[] names) => engine.Keep(Refusal(container, id, at, names));

    private Refusal? Refuse(SimulatedContainer container, string id, SimulatedContainer linked)
    {
        var workload = container.Workload;
        var link = workload.Links.FirstOrDefault(item => item.Target.TryGet(out var name) && name == (item.IsExternal ? linked.Name : linked.Workload.ServiceName));
        return engine.Keep(Refusal(container, id, link is null ? workload : workload.Part("links." + link.Target.Value, link.Target), linked.Name, "<" + linked.Name + ">") with
        {
            Evidence = workload.Mode is { } mode ? workload.Part("network_mode", mode.Written) : null,
            OtherWorkload = linked.Workload,
        });
    }

    private Refusal? Refuse(SimulatedContainer container, string id, IElement at, SimulatedNetwork network, SimulatedEndpoint? taker, params string[] names) =>
        engine.Keep(Refusal(container, id, at, names) with
        {
            OtherNetwork = network.Network?.Declaration,
            Evidence = taker is null ? null : taker.Attachment is { } attachment
                ? ContainerCreation.Written(taker.Container.Workload, attachment, taker.IPv4 is not null && attachment.IPv4Address is not null) : taker.Container.Workload,
            OtherWorkload = taker?.Container.Workload,
            Holder = taker is null && names.Length == 1 && IpAddress.TryParse(names[0], out var address) && network.Lease(address.IsIPv4) is { } lease && lease.SetAside(address) is { } aside
                ? aside + " of " + lease.Prefix : null,
            IsByChance = taker is not null && StartOrder.IsByChance(taker.Container.Workload, container.Workload, engine.Topology),
        });

    private Refusal Refusal(SimulatedContainer container, string id, IElement at, params string[] names)
    {
        var text = engine.Messages.Text(id, names);
        // What is said of a namespace, a link or a missing network is not about setting up networking, and 28 does not wrap it.
        var wrapped = id is "container-missing" or "link-not-on-default" ? text : engine.Messages.Text("start", text);
        return new Refusal(RefusalPoint.StartContainer, RefusalSource.Engine, id, wrapped, at is Attachment ? at : container.Workload)
        {
            At = at,
            Workload = container.Workload,
            Value = names.Length > 0 ? names[0] : "",
        };
    }
}
