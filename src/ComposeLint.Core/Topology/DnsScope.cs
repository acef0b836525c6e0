namespace ComposeLint.Topology;

/// <summary>Why a name stands for a workload.</summary>
public enum NameKind
{
    /// <summary>The service's own name.</summary>
    Service,
    /// <summary>The container's name, given or made (PROJECT-service-1).</summary>
    Container,
    /// <summary>An alias on a network.</summary>
    Alias,
    /// <summary>The container's hostname.</summary>
    Hostname,
    /// <summary>The alias of a link.</summary>
    Link,
    /// <summary>A line of the hosts file.</summary>
    HostsFile,
    /// <summary><c>tasks.SERVICE</c> of a swarm.</summary>
    Tasks,
}

/// <summary>A name that the members of a network may ask for, and who answers.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">Why it stands for the owner.</param>
/// <param name="Owner">The workload it stands for.</param>
public readonly record struct ScopedName(string Name, NameKind Kind, Workload Owner);

/// <summary>The names that a network gives its members: the engine's DNS answers them on that network and on no other.</summary>
/// <param name="Network">The network.</param>
/// <param name="Names">The names in file order; one name may have several owners. What an engine version adds is the simulation's to say.</param>
public sealed record DnsScope(Network Network, ImmutableArray<ScopedName> Names);
