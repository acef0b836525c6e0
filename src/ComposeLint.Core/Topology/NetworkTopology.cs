namespace ComposeLint.Topology;

/// <summary>
/// What would exist on the engine if the declared projects came up and nothing were refused: built once, linear in its declarations.
/// Every element carries its <see cref="Presence"/>; pair rules ask <see cref="Presence.CanCoexist"/>.
/// </summary>
public sealed class NetworkTopology
{
    /// <summary>The declarations it was built from.</summary>
    public required Declarations Declarations { get; init; }

    /// <summary>The machines.</summary>
    public ImmutableArray<Node> Nodes => ImmutableArray.Create(Declarations.Node);

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

    /// <summary>Builds the topology.</summary>
    public static NetworkTopology Build(Declarations declarations, CancellationToken cancellation = default) =>
        new TopologyBuilder(declarations, cancellation).Build();
}
