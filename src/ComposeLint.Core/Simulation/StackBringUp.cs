using System.Globalization;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>
/// Deploys stacks to a swarm: networks, services (in random order on a real engine; here by name), then their tasks
/// (docker/cli cli/command/stack/swarm, moby swarmkit manager/controlapi/service.go).
/// </summary>
internal sealed class StackBringUp(EngineState engine, ComposeBringUp compose, CancellationToken cancellation)
{
    private const int FirstDynamicPort = 30_000;

    private readonly TaskPlacement _placement = new(engine);
    private readonly Dictionary<EngineState, ContainerStart> _starters = new() { [engine] = compose.Starter };
    private readonly Dictionary<Protocol, int> _dynamic = [];
    private readonly List<(int Number, Protocol Protocol, PublishedPort Port, Workload Workload, bool IsHostMode)> _claimed = [];

    /// <summary>One stack, as far as it goes; what refuses it, or null.</summary>
    public Refusal? Deploy(IReadOnlyList<Workload> stack)
    {
        var order = stack.OrderBy(workload => workload.ServiceName, StringComparer.Ordinal).ToList();
        var used = ComposeBringUp.Used(engine, order);
        foreach (var network in used)
            if ((CheckExternal(network, stack[0].Presence) ?? compose.NetworkMaker.Make(network)) is { } refused)
                return refused;
        foreach (var workload in order)
        {
            cancellation.ThrowIfCancellationRequested();
            if (CheckService(workload, used) is { } refusal)
                return refusal;
            Publish(workload);
        }

        // Tasks come up after the client has made its services: when it stops at a refusal, none of this stack's runs yet.
        foreach (var workload in order)
            StartTasks(workload);
        return null;
    }

    private Refusal? CheckExternal(Network network, Presence presence)
    {
        if (!engine.Node.IsFresh || network.RealName is not { } name || ComposeBringUp.ExternalIn(network, presence) is not { } external)
            return null;
        if (engine.NetworkNamed(name) is not { } known)
            return Refuse(external, "stack-external-missing", name);

        // The client takes host, none and bridge as they are, and leaves the last for the engine to refuse.
        return known.Driver is NetworkDriver.Overlay or NetworkDriver.Host or NetworkDriver.None || name == "bridge" ? null : Refuse(external, "stack-external-scope", name);
    }

    private Refusal? Refuse(NetworkDeclaration external, string id, params string[] names) =>
        engine.Keep(new Refusal(RefusalPoint.Load, RefusalSource.Engine, id, engine.Messages.Text(id, names), external) { Network = external });

    private Refusal? CheckService(Workload workload, List<Network> used)
    {
        foreach (var attachment in workload.Attachments)
            if (engine.Topology.NetworkOf.TryGetValue(attachment, out var network) && used.Contains(network)
                && network.Driver is NetworkDriver.Bridge or NetworkDriver.Macvlan or NetworkDriver.Ipvlan && network.RealName is { } name and not "bridge"
                && RefuseService(workload, attachment, network.Declaration, engine.Messages.Text("service-network-scope", name), "service-network-scope", network: network.Declaration) is { } scope)
                return scope;
        foreach (var constraint in workload.Placement.Constraints)
            if (constraint.Fault is { } fault && RefuseService(workload, workload.Part("deploy.placement.constraints", constraint.Written), null,
                engine.Messages.Text("bad-constraint", fault), "bad-constraint") is { } misplaced)
                return misplaced;
        var own = new HashSet<(int Number, Protocol Protocol)>();
        foreach (var port in workload.Ports)
        {
            var ingress = IsIngress(port);
            if (ingress && workload.EndpointMode is { IsKnown: true, Value: "dnsrr" } mode
                && RefuseService(workload, port, workload.Part("deploy.endpoint_mode", mode), engine.Messages.Text("dnsrr-ingress"), "dnsrr-ingress") is { } dnsrr)
                return dnsrr;
            foreach (var (number, _) in Numbers(port))
                if (number != 0 && port.Protocol.TryGet(out var protocol) && !own.Add((number, protocol))
                    && RefuseService(workload, port, null, engine.Messages.Text("duplicate-published"), "duplicate-published", workload, number: number) is { } duplicate)
                    return duplicate;
            foreach (var (number, _) in Numbers(port))
                if (Conflict(port, number, ingress) is { } other
                    && RefuseService(workload, port, other.Port, engine.Messages.Text(other.IsHostMode ? "host-mode-taken" : "ingress-taken",
                        number.ToString(CultureInfo.InvariantCulture), ServiceName(other.Workload), "<id>"), "ingress-taken", other.Workload, number: number) is { } taken)
                    return taken;
        }

        return null;
    }

    /// <summary>An ingress port bars every other use of its number; two services in host mode are the scheduler's to keep apart (swarmkit checkPortConflicts).</summary>
    private (PublishedPort Port, Workload Workload, bool IsHostMode)? Conflict(PublishedPort port, int number, bool ingress)
    {
        if (number == 0 || !port.Protocol.TryGet(out var protocol))
            return null;
        foreach (var other in _claimed)
            if (other.Number == number && other.Protocol == protocol && (ingress || !other.IsHostMode))
                return (other.Port, other.Workload, other.IsHostMode);
        return null;
    }

    private Refusal? RefuseService(
        Workload workload, IElement subject, IElement? evidence, string message, string id, Workload? other = null, NetworkDeclaration? network = null, int number = 0) =>
        engine.Keep(new Refusal(RefusalPoint.CreateService, RefusalSource.Engine, id, engine.Messages.Text("service", ServiceName(workload), message), subject)
        {
            Workload = workload,
            Evidence = evidence,
            OtherWorkload = other,
            OtherNetwork = network,
            Value = number == 0 || subject is not PublishedPort { Protocol: { IsKnown: true } protocol } ? "" : number.ToString(CultureInfo.InvariantCulture) + "/" + protocol.Value.ToString().ToLowerInvariant(),
            IsByChance = other is not null && other != workload && other.Presence.Project == workload.Presence.Project,
        });

    private static string ServiceName(Workload workload) => workload.Presence.Project + "_" + workload.ServiceName;

    private static bool IsIngress(PublishedPort port) => port.Mode is not { IsKnown: true, Value: PublishMode.Host };

    private static IEnumerable<(int Host, int Container)> Numbers(PublishedPort port)
    {
        if (!port.Container.TryGet(out var inside))
            yield break;
        var host = port.Host is { } given ? given.TryGet(out var known) ? known : new PortRange(0) : new PortRange(0);
        // A range of the mesh for one port of the tasks publishes that port on each of them (docker/cli opts/port.go ConvertPortToPortConfig).
        for (var n = 0; n < Math.Max(inside.Count, host.Count); n++)
            yield return (host.First == 0 ? 0 : host.First + n, inside.First + Math.Min(n, inside.Count - 1));
    }

    private void Publish(Workload workload)
    {
        foreach (var port in workload.Ports)
        {
            if (!port.Protocol.TryGet(out var protocol))
                continue;
            foreach (var (host, container) in Numbers(port))
            {
                _claimed.Add((host, protocol, port, workload, !IsIngress(port)));
                if (IsIngress(port))
                    engine.IngressList.Add(new IngressPort(workload, port, MeshPort(host, protocol), container, protocol) { IsDynamic = host == 0 });
            }
        }
    }

    /// <summary>A port of the mesh that the file leaves open is the swarm's to give, from 30000 on, one after the other (moby/swarmkit manager/allocator/portallocator.go).</summary>
    private int MeshPort(int asked, Protocol protocol)
    {
        if (asked != 0)
            return asked;
        if (!_dynamic.TryGetValue(protocol, out var next))
            next = FirstDynamicPort;
        while (_claimed.Exists(other => other.Number == next && other.Protocol == protocol))
            next++;
        _dynamic[protocol] = next + 1;
        return next;
    }

    private void StartTasks(Workload workload)
    {
        var hostPorts = workload.Ports.Where(port => !IsIngress(port) && port.Protocol.IsKnown)
            .SelectMany(port => Numbers(port).Select(number => (number.Host, port.Protocol.Value))).Where(port => port.Host != 0).ToList();
        if (workload.IsGlobal)
        {
            for (var n = 0; n < engine.Swarm.Count; n++)
                if (_placement.PlaceGlobal(engine.Swarm[n], workload, hostPorts, out var waits) is { } node)
                    StartTask(node, workload, n + 1, byChance: false);
                else if (waits.Length > 0)
                    AddPending(workload, waits);
            return;
        }

        for (var number = 1; number <= EngineSimulation.Replicas(workload); number++)
            if (_placement.Place(workload, hostPorts, out var reason, out var byChance) is { } node)
                StartTask(node, workload, number, byChance);
            else
                AddPending(workload, reason);
    }

    private void StartTask(EngineState node, Workload workload, int number, bool byChance)
    {
        var networks = Networks(node, workload);
        if (networks.Exists(network => network.IsUnallocated))
        {
            AddPending(workload, null);
            return;
        }

        var slot = workload.IsGlobal ? "<swarmid>" : number.ToString(CultureInfo.InvariantCulture);
        var task = new SimulatedContainer(node, workload, number, ServiceName(workload) + "." + slot + ".<swarmid>")
        {
            State = ContainerState.Created,
            IsPlacedByChance = byChance,
        };
        if (workload.Ports.Any(IsIngress) && node.NetworkNamed("ingress") is { } ingress)
            task.NetworkList.Add(ingress);
        task.NetworkList.AddRange(networks);
        engine.Add(task);
        if (Start(task) is { } refusal)
            AddPending(workload, refusal.Message);
    }

    /// <summary>A task that cannot start fails, and the swarm tries again: nothing is refused, but where a container outside the swarm is in the way.</summary>
    private Refusal? Start(SimulatedContainer task)
    {
        var node = task.Home;
        if (!_starters.TryGetValue(node, out var starter))
            _starters.Add(node, starter = new ContainerStart(node, new PortBinder(node)));
        var before = node.RefusalList.Count;
        starter.Start(task);
        var refused = node.RefusalList.Skip(before).ToList();
        node.RefusalList.RemoveRange(before, refused.Count);
        if (engine.Options.IsSurvey)
            engine.RefusalList.AddRange(refused.Where(refusal => refusal.OtherWorkload is { Kind: not WorkloadKind.SwarmService }));
        return refused.FirstOrDefault();
    }

    private void AddPending(Workload workload, string? message)
    {
        engine.PendingTasks++;
        if (engine.PendingList.Exists(pending => pending.Workload == workload))
            return;
        var network = Networks(engine, workload).Find(item => item.IsUnallocated);
        engine.PendingList.Add(new PendingService(workload, message)
        {
            Network = network,
            Port = network is not null ? null : workload.Ports.FirstOrDefault(port => !IsIngress(port) && port.Protocol.TryGet(out var protocol) && Numbers(port).Any(number => _placement.IsHeld(number.Host, protocol))),
        });
    }

    private List<SimulatedNetwork> Networks(EngineState node, Workload workload)
    {
        var networks = new List<SimulatedNetwork>();
        foreach (var attachment in ContainerCreation.InOrder(workload))
            if (engine.Topology.NetworkOf.TryGetValue(attachment, out var declared) && declared.RealName is { } name && node.NetworkNamed(name) is { } network)
                networks.Add(network);
        return networks;
    }
}
