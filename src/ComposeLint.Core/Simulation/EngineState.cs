using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>How bringing it all up ends.</summary>
public enum BringUpOutcome
{
    /// <summary>Everything runs.</summary>
    Up,
    /// <summary>Something is refused.</summary>
    Refused,
    /// <summary>Tasks of a swarm service wait for a node that can take them.</summary>
    Partial,
}

/// <summary>What is on the engine after everything was brought up as far as it goes.</summary>
public sealed class EngineState
{
    private readonly List<EngineState> _swarm;

    internal EngineState(NetworkTopology topology, SimulationOptions options)
        : this(topology, options, topology.Declarations.Node, manager: null)
    {
    }

    private EngineState(NetworkTopology topology, SimulationOptions options, Node node, EngineState? manager)
    {
        Topology = topology;
        Node = node;
        _swarm = manager?._swarm ?? [];
        _swarm.Add(this);
        Options = options;
        Behaviours = EngineBehaviours.Of(options.Engine);
        Messages = EngineMessages.Of(options.Engine);
        AddressSpace = new AddressSpace(node);
        OverlaySpace = manager?.OverlaySpace ?? new AddressSpace(node);
        Host = new SimulatedSandbox(null);
    }

    /// <summary>The topology it came from.</summary>
    public NetworkTopology Topology { get; }

    /// <summary>What was asked for.</summary>
    public SimulationOptions Options { get; }

    /// <summary>What this version of the engine does.</summary>
    public EngineBehaviours Behaviours { get; }

    /// <summary>The node.</summary>
    public Node Node { get; }

    /// <summary>The engines of its swarm, this one among them, the one that the stacks were given to first; only this one outside a swarm.</summary>
    public IReadOnlyList<EngineState> Swarm => _swarm;

    /// <summary>How it ends.</summary>
    public BringUpOutcome Outcome => Refusal is not null ? BringUpOutcome.Refused : PendingTasks > 0 ? BringUpOutcome.Partial : BringUpOutcome.Up;

    /// <summary>What is refused; null when nothing is.</summary>
    public Refusal? Refusal { get; internal set; }

    /// <summary>All refusals of a survey, in the order in which they come; else <see cref="Refusal"/> alone.</summary>
    public IReadOnlyList<Refusal> Refusals => RefusalList;

    /// <summary>How many tasks of swarm services find no place.</summary>
    public int PendingTasks { get; internal set; }

    /// <summary>The networks that exist, in the order they were made, the engine's own among them.</summary>
    public IReadOnlyList<SimulatedNetwork> Networks => NetworkList;

    /// <summary>The containers that exist, in the order they were created.</summary>
    public IReadOnlyList<SimulatedContainer> Containers => ContainerList;

    /// <summary>The node's own namespace.</summary>
    public SimulatedSandbox Host { get; }

    /// <summary>Services of the swarm with ports on the routing mesh.</summary>
    public IReadOnlyList<IngressPort> IngressPorts => IngressList;

    /// <summary>The services of a swarm whose tasks find no place, and why.</summary>
    public IReadOnlyList<PendingService> Pending => PendingList;

    internal List<PendingService> PendingList { get; } = [];

    internal EngineMessages Messages { get; }

    internal List<Refusal> RefusalList { get; } = [];

    /// <summary>Keeps a refusal: a survey goes on past it, so that nothing is returned then.</summary>
    internal Refusal? Keep(Refusal refusal)
    {
        RefusalList.Add(refusal);
        return Options.IsSurvey ? null : refusal;
    }

    internal AddressSpace AddressSpace { get; }

    /// <summary>The blocks of overlays, which the swarm gives out apart from each node's own.</summary>
    internal AddressSpace OverlaySpace { get; }

    internal List<SimulatedNetwork> NetworkList { get; } = [];

    internal List<SimulatedContainer> ContainerList { get; } = [];

    internal List<IngressPort> IngressList { get; } = [];

    internal Dictionary<string, SimulatedNetwork> NetworksByName { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, SimulatedContainer> ContainersByName { get; } = new(StringComparer.Ordinal);

    internal Dictionary<Workload, List<SimulatedContainer>> ContainersOf { get; } = [];

    /// <summary>The containers of a service, found by its project and name.</summary>
    internal Dictionary<(string Project, string Service), List<SimulatedContainer>> ContainersOfService { get; } = [];

    internal Dictionary<IpAddress, SimulatedEndpoint> EndpointAt { get; } = [];

    internal PortAllocator Ports { get; } = new();

    /// <summary>Addresses that ports are bound to, of a machine whose own are not known.</summary>
    internal HashSet<IpAddress> BelievedAddresses { get; } = [];

    /// <summary>The node's address on each bridge that it is on.</summary>
    internal Dictionary<IpAddress, SimulatedNetwork> BridgeGateways { get; } = [];

    /// <summary>The network of a real name; null when there is none.</summary>
    public SimulatedNetwork? NetworkNamed(string realName) => NetworksByName.TryGetValue(realName, out var network) ? network : null;

    /// <summary>The containers of a workload that exist.</summary>
    public IReadOnlyList<SimulatedContainer> Of(Workload workload) => ContainersOf.TryGetValue(workload, out var list) ? list : [];

    /// <summary>Whether a workload, of this topology or of one with the same keys, runs and has ports of which none is published.</summary>
    public bool PublishesNothing(Workload workload) =>
        OfService(workload.Presence.Project, workload.ServiceName).Any(container => container.Workload.Key == workload.Key && container.PublishesNothing);

    /// <summary>The engine of another node of the swarm, which knows the swarm's networks and has its own bridges.</summary>
    internal EngineState AddPeer(Node node) => new(Topology, Options, node, this);

    /// <summary>Notes an address: on an overlay for every node of the swarm, else for this one.</summary>
    internal void Note(IpAddress address, SimulatedEndpoint endpoint)
    {
        // In a survey it may be another's already, who keeps it.
        foreach (var engine in _swarm)
            if ((engine == this || endpoint.Network.Driver == NetworkDriver.Overlay) && !(Options.IsSurvey && engine.EndpointAt.ContainsKey(address)))
                engine.EndpointAt[address] = endpoint;
    }

    /// <summary>Forgets an address that <see cref="Note"/> noted.</summary>
    internal void Forget(IpAddress address)
    {
        foreach (var engine in _swarm)
            if (engine == this || engine.EndpointAt.TryGetValue(address, out var endpoint) && endpoint.Network.Driver == NetworkDriver.Overlay)
                engine.EndpointAt.Remove(address);
    }

    internal bool Has(EngineBehaviour behaviour) => Behaviours.Has(behaviour);

    internal void Add(SimulatedNetwork network)
    {
        NetworkList.Add(network);
        NetworksByName[network.RealName] = network;
        if (network.Driver == NetworkDriver.Overlay)
            foreach (var peer in _swarm)
                if (!peer.NetworksByName.ContainsKey(network.RealName))
                    peer.Add(network);
        if (network.NodeIsOn(ipv4: true) && network.IPv4?.Gateway is { } four)
            BridgeGateways[four] = network;
        if (network.NodeIsOn(ipv4: false) && network.IPv6?.Gateway is { } six)
            BridgeGateways[six] = network;
    }

    internal void Add(SimulatedContainer container)
    {
        ContainerList.Add(container);
        ContainersByName[container.Name] = container;
        if (!ContainersOf.TryGetValue(container.Workload, out var list))
            ContainersOf.Add(container.Workload, list = []);
        list.Add(container);
        var service = (container.Workload.Presence.Project, container.Workload.ServiceName);
        if (!ContainersOfService.TryGetValue(service, out var replicas))
            ContainersOfService.Add(service, replicas = []);
        replicas.Add(container);
    }

    internal IReadOnlyList<SimulatedContainer> OfService(string project, string service) =>
        ContainersOfService.TryGetValue((project, service), out var list) ? list : [];
}

/// <summary>A service of a swarm with tasks that wait.</summary>
/// <param name="Workload">The service.</param>
/// <param name="Message">What the swarm says of them; null where it says nothing.</param>
public sealed record PendingService(Workload Workload, string? Message)
{
    /// <summary>The port that the node has once; null where another thing is missing.</summary>
    public PublishedPort? Port { get; init; }

    /// <summary>The network that has no addresses; null where another thing is missing.</summary>
    public SimulatedNetwork? Network { get; init; }
}

/// <summary>A port of a swarm service on the routing mesh of every node.</summary>
/// <param name="Workload">The service.</param>
/// <param name="Port">The entry that asks for it.</param>
/// <param name="HostPort">The port of the mesh.</param>
/// <param name="ContainerPort">The tasks' port.</param>
/// <param name="Protocol">The protocol.</param>
public sealed record IngressPort(Workload Workload, PublishedPort Port, int HostPort, int ContainerPort, Protocol Protocol)
{
    /// <summary>Whether the swarm chose the port of the mesh.</summary>
    public bool IsDynamic { get; init; }
}
