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
                    return Refuse(container, "network-missing", named.Target);
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
                    return new Refusal(RefusalPoint.StartContainer, RefusalSource.Engine, "bad-name-server", engine.Messages.Text("bad-name-server", text), workload.Part("dns." + text, server));
        return null;
    }

    private Refusal? JoinSandbox(SimulatedContainer container, NetworkMode mode)
    {
        var target = mode.Kind == NetworkModeKind.Service
            ? engine.OfService(container.Workload.Presence.Project, mode.Target).FirstOrDefault()
            : engine.ContainersByName.TryGetValue(mode.Target, out var named) ? named : null;
        if (target?.Sandbox is not { } sandbox)
            return engine.Node.IsFresh || target is not null ? Refuse(container, "container-missing", mode.Target) : null;
        Run(container, sandbox);
        container.HostsLines.AddRange((sandbox.Owner ?? target).HostsLines);
        return null;
    }

    private Refusal? CheckLinks(SimulatedContainer container)
    {
        if (!container.NetworkList.Exists(network => network.IsDefaultBridge))
            return null;
        foreach (var (_, target) in Links.Of(engine, container))
            if (target.Sandbox is null || !target.NetworkList.Exists(network => network.IsDefaultBridge))
                return Refuse(container, "link-not-on-default", target.Name, "<" + target.Name + ">");
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
        return fails ? Refuse(container, "first-network-missing", first.RealName) : null;
    }

    private Refusal? Join(SimulatedContainer container, SimulatedSandbox sandbox)
    {
        var attachments = ContainerCreation.InOrder(container.Workload).ToDictionary(
            attachment => engine.Topology.NetworkOf.TryGetValue(attachment, out var network) ? network.RealName ?? network.Declaration.LocalName : "\n" + attachment.NetworkName,
            StringComparer.Ordinal);
        foreach (var network in container.NetworkList)
        {
            attachments.TryGetValue(network.RealName, out var attachment);
            if (attachment is not null && container.Workload.Kind != WorkloadKind.SwarmService && !engine.Has(EngineBehaviour.ValidatesEndpointsAtCreate) && _creation.EndpointFault(attachment, network) is { } fault)
                return new Refusal(RefusalPoint.StartContainer, RefusalSource.Engine, fault.Id, fault.Text, attachment);
            if (network.Driver == NetworkDriver.Overlay && !network.IsAttachable && !network.IsUnknown && container.Workload.Kind != WorkloadKind.SwarmService)
                return Refuse(container, "not-attachable", network.RealName);
            if (network.IsUnallocated || network is { Driver: NetworkDriver.Overlay, IPv4: { } lease } && !engine.AddressSpace.IsFree(lease.Prefix))
                return Refuse(container, "attach-failed");
            if (network is { TakesOneMember: true, Members.Count: > 0 })
                return Refuse(container, "macvlan-port");
            var endpoint = new SimulatedEndpoint(container, network, attachment);
            if (Address(container, endpoint, ipv4: true) is { } four)
                return four;
            sandbox.EndpointList.Add(endpoint);
            network.MemberList.Add(endpoint);
            network.WasJoined = true;
            if (Address(container, endpoint, ipv4: false) is { } six)
                return six;
        }

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
            if (isKnown && !lease.Prefix.Contains(address))
                return Refuse(container, "address-outside", endpoint.Attachment!, asked.Value);
            if (!lease.TryTake(address) && isKnown)
                return Refuse(container, endpoint.Network.Driver == NetworkDriver.Overlay ? "attach-failed" : "address-taken", endpoint.Attachment!);
        }
        else if (!lease.TryTakeNext(out address))
        {
            return Refuse(container, "out-of-addresses", endpoint.Network.RealName, "<id>");
        }

        if (ipv4)
            endpoint.IPv4 = address;
        else
            endpoint.IPv6 = address;
        engine.EndpointAt[address] = endpoint;
        return null;
    }

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
                engine.EndpointAt.Remove(address);
            }
        }
    }

    private Refusal Refuse(SimulatedContainer container, string id, params string[] names) => Refuse(container, id, container.Workload, names);

    private Refusal Refuse(SimulatedContainer container, string id, IElement subject, params string[] names)
    {
        var text = engine.Messages.Text(id, names);
        // What is said of a namespace, a link or a missing network is not about setting up networking, and 28 does not wrap it.
        var wrapped = id is "container-missing" or "link-not-on-default" ? text : engine.Messages.Text("start", text);
        return new Refusal(RefusalPoint.StartContainer, RefusalSource.Engine, id, wrapped, subject)
        {
            Evidence = id == "address-taken" && subject is Attachment attachment ? Taker(attachment) : null,
        };
    }

    private IElement? Taker(Attachment attachment)
    {
        foreach (var written in new[] { attachment.IPv4Address, attachment.IPv6Address })
            if (written is { IsKnown: true } text && IpAddress.TryParse(text.Value, out var address) && engine.EndpointAt.TryGetValue(address, out var other))
                return (IElement?)other.Attachment ?? other.Container.Workload;
        return null;
    }
}
