namespace ComposeLint.Topology;

/// <summary>
/// What would exist on the engine if the declared projects came up and nothing were refused: built once, linear in its declarations.
/// Every element carries its <see cref="Presence"/>; pair rules ask <see cref="Presence.CanCoexist"/>.
/// </summary>
public sealed class NetworkTopology
{
    /// <summary>The declarations it was built from.</summary>
    public required Declarations Declarations { get; init; }

    private readonly Lazy<ILookup<string, Workload>> _workloadsByName;

    /// <summary>An empty topology, for the builder to fill.</summary>
    public NetworkTopology() =>
        _workloadsByName = new(() => Workloads.ToLookup(workload => workload.ServiceName, StringComparer.Ordinal));

    /// <summary>The machines.</summary>
    public ImmutableArray<Node> Nodes => ImmutableArray.Create(Declarations.Node).AddRange(Declarations.Peers);

    /// <summary>The networks that exist: those made and used, and those referred to; by first declaration.</summary>
    public required ImmutableArray<Network> Networks { get; init; }

    /// <summary>The workloads, in declaration order.</summary>
    public ImmutableArray<Workload> Workloads => Declarations.Workloads;

    /// <summary>The namespaces: one a replica, the node's own first where a workload runs in it.</summary>
    public required ImmutableArray<Sandbox> Sandboxes { get; init; }

    /// <summary>All memberships.</summary>
    public required ImmutableArray<Endpoint> Endpoints { get; init; }

    /// <summary>The sockets of each node.</summary>
    public required ImmutableArray<HostStack> Hosts { get; init; }

    /// <summary>The names that each network gives its members.</summary>
    public required ImmutableArray<DnsScope> DnsScopes { get; init; }

    /// <summary>The memberships of a namespace, in attachment order.</summary>
    public required ILookup<Sandbox, Endpoint> EndpointsOf { get; init; }

    /// <summary>The members of a network.</summary>
    public required ILookup<Network, Endpoint> EndpointsOn { get; init; }

    /// <summary>The namespaces of a workload, one a replica; for one that joins another's, that one's.</summary>
    public required ILookup<Workload, Sandbox> SandboxesOf { get; init; }

    /// <summary>The network that an attachment leads to; absent for one whose network is not declared.</summary>
    public required IReadOnlyDictionary<Attachment, Network> NetworkOf { get; init; }

    /// <summary>The service of that name in the same project, whatever its profiles; null when there is none.</summary>
    public Workload? ServiceBeside(Workload workload, string name) => _workloadsByName.Value[name].FirstOrDefault(other =>
        string.Equals(other.Presence.Project, workload.Presence.Project, StringComparison.Ordinal)
        && other.Presence.CanCoexist(workload.Presence) != Coexistence.Never);

    /// <summary>The links that Compose hands to the engine: those to a service with no replicas are dropped (docker compose pkg/compose/convergence.go getLinks).</summary>
    public IEnumerable<Link> LinksOf(Workload workload) => workload.Links.Where(link =>
        link.IsExternal || !link.Target.TryGet(out var name) || ServiceBeside(workload, name)?.ReplicaCount != 0);

    /// <summary>Whether the one starts after the other in every run: it depends on it, directly or through others.</summary>
    public bool StartsAfter(Workload workload, Workload other)
    {
        var seen = new HashSet<Workload> { workload };
        var open = new Stack<Workload>();
        open.Push(workload);
        while (open.Count > 0)
            foreach (var dependency in open.Pop().Dependencies)
                if (dependency.Service.TryGet(out var name) && ServiceBeside(workload, name) is { } next && seen.Add(next))
                {
                    if (next == other)
                        return true;
                    open.Push(next);
                }

        return false;
    }

    /// <summary>The names that files give services on networks, in declaration order.</summary>
    public IEnumerable<NameClaim> NameClaims => NameClaim.In(this);

    /// <summary>The fixed addresses, in declaration order.</summary>
    public IEnumerable<StaticAddress> StaticAddresses => StaticAddress.In(this);

    /// <summary>The networks that a workload joins by name, in file order; undeclared ones are left out.</summary>
    public IEnumerable<Network> NetworksOf(Workload workload) =>
        workload.Attachments.Where(NetworkOf.ContainsKey).Select(attachment => NetworkOf[attachment]);

    /// <summary>What becomes of the ports that the workload publishes, if it does.</summary>
    public Publishing PublishingOf(Workload workload)
    {
        switch (workload.Mode?.Kind)
        {
            case NetworkModeKind.Host:
                return Publishing.HostNamespace;
            case NetworkModeKind.None:
                return Publishing.NoNetwork;
            case NetworkModeKind.Service or NetworkModeKind.Container:
                return Publishing.SharedNamespace;
            case NetworkModeKind.Bridge:
                return Publishing.OnNode;
            case NetworkModeKind.Network or NetworkModeKind.Unknown:
                return Publishing.Unknown;
        }

        // The routing mesh is reached through the ingress network, whatever networks the service joins.
        if (workload.Kind == WorkloadKind.SwarmService)
            return Publishing.OnNode;
        if (workload.OpenParts.HasFlag(WorkloadParts.Attachments) || workload.Attachments.Any(attachment => !NetworkOf.ContainsKey(attachment)))
            return Publishing.Unknown;
        var networks = NetworksOf(workload).ToList();
        if (networks.Count == 0)
            return Publishing.Unknown;
        if (networks.Exists(network => network.GivesHostGateway == true))
            return Publishing.OnNode;
        return networks.Exists(network => network.GivesHostGateway is null) ? Publishing.Unknown
            : networks.TrueForAll(network => network.IsInternal) ? Publishing.OnlyInternal : Publishing.NoGateway;
    }

    /// <summary>Whether it is known that the port is published, and on every address of the node.</summary>
    public bool IsOnEveryInterface(Workload workload, PublishedPort port)
    {
        if (PublishingOf(workload) != Publishing.OnNode)
            return false;
        if (workload.Kind == WorkloadKind.SwarmService && port.Mode is not { IsKnown: true, Value: PublishMode.Host })
            return true;
        if (port.HostIp is { } ip)
            return ip.IsKnown && (ip.Value.Length == 0 || port.HostAddress is { IsAny: true });
        // The network that publishes is the first, by name, that has a gateway (engine case host-binding-two-nets).
        return NetworksOf(workload).Where(network => network.GivesHostGateway == true)
            .OrderBy(network => network.RealName, StringComparer.Ordinal).FirstOrDefault()?.DefaultBinding is null;
    }

    /// <summary>Builds the topology.</summary>
    public static NetworkTopology Build(Declarations declarations, CancellationToken cancellation = default) =>
        new TopologyBuilder(declarations, cancellation).Build();
}
