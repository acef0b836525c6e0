using ComposeLint.Text;

namespace ComposeLint.Topology;

/// <summary>
/// What a surface lowers its files to: the workloads and networks of one or several projects on one node. All surfaces yield this one shape;
/// the topology is built from it and sees nothing else.
/// </summary>
public sealed record Declarations
{
    /// <summary>Nothing declared.</summary>
    public static readonly Declarations Empty = new();

    /// <summary>The workloads, by project in the order of bring-up, then in file order.</summary>
    public ImmutableArray<Workload> Workloads { get; init; } = ImmutableArray<Workload>.Empty;

    /// <summary>The networks, by project in the order of bring-up, then in file order; also those that no workload uses.</summary>
    public ImmutableArray<NetworkDeclaration> Networks { get; init; } = ImmutableArray<NetworkDeclaration>.Empty;

    /// <summary>The volumes that have a name, by project; also those that no workload uses.</summary>
    public ImmutableArray<VolumeDeclaration> Volumes { get; init; } = ImmutableArray<VolumeDeclaration>.Empty;

    /// <summary>The projects that are refused before anything of them exists, each with the tool's own message.</summary>
    public ImmutableArray<LoadRefusal> Refusals { get; init; } = ImmutableArray<LoadRefusal>.Empty;

    /// <summary>The machine they come up on.</summary>
    public Node Node { get; init; } = new();

    /// <summary>The other machines of its swarm; empty when there is none or they are not known.</summary>
    public ImmutableArray<Node> Peers { get; init; } = ImmutableArray<Node>.Empty;

    /// <summary>Whether the machines given are all that the swarm has, so that a task that fits none of them waits. Elsewhere more are believed to be there.</summary>
    public bool KnowsNodes => Node.IsFresh || Peers.Length > 0;

    /// <summary>These and then those, on this one's node.</summary>
    public Declarations Concat(Declarations other) => this with
    {
        Workloads = Workloads.AddRange(other.Workloads),
        Networks = Networks.AddRange(other.Networks),
        Volumes = Volumes.AddRange(other.Volumes),
        Refusals = Refusals.AddRange(other.Refusals),
    };
}

/// <summary>A project that its own tool refuses at load.</summary>
/// <param name="Presence">The project.</param>
/// <param name="Problem">Why, with the tool's message and the place.</param>
public sealed record LoadRefusal(Presence Presence, Problem Problem);
