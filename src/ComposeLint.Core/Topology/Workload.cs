using ComposeLint.Text;

namespace ComposeLint.Topology;

/// <summary>What makes a workload.</summary>
public enum WorkloadKind
{
    /// <summary>A service of a Compose project.</summary>
    ComposeService,
    /// <summary>A service of a swarm.</summary>
    SwarmService,
    /// <summary>One container made by a command.</summary>
    Container,
    /// <summary>A container that a test makes.</summary>
    TestContainer,
    /// <summary>A resource of an Aspire app.</summary>
    AspireResource,
}

/// <summary>Parts of a workload that may hold more than could be read.</summary>
[Flags]
public enum WorkloadParts
{
    /// <summary>None: what is listed is all.</summary>
    None = 0,
    /// <summary>Its networks.</summary>
    Attachments = 1,
    /// <summary>Its published ports.</summary>
    Ports = 2,
    /// <summary>Its names: aliases, links, extra_hosts.</summary>
    Names = 4,
    /// <summary>What it listens on.</summary>
    Listeners = 8,
    /// <summary>Everything.</summary>
    All = Attachments | Ports | Names | Listeners,
}

/// <summary>What the files say of a health check.</summary>
public enum HealthCheck
{
    /// <summary>Nothing: the image's own, if it has one.</summary>
    OfImage,
    /// <summary>One is given.</summary>
    Given,
    /// <summary>It is turned off: <c>disable: true</c>, or <c>test: NONE</c>.</summary>
    Disabled,
}

/// <summary>What runs in a sandbox: a compose service, a swarm service, a container.</summary>
public sealed class Workload : TopologyElement
{
    private ImmutableArray<Listener> _listeners = ImmutableArray<Listener>.Empty;
    private BuiltImage? _built;

    /// <summary>What makes it.</summary>
    public required WorkloadKind Kind { get; init; }

    /// <summary>The service's name in its project; the container's name where there is no service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Parts that may hold more than is listed.</summary>
    public WorkloadParts OpenParts { get; init; }

    /// <summary>The image; null when none is given.</summary>
    public Located<string>? Image { get; init; }

    /// <summary>How many run; null for one. A <c>global</c> swarm service has one on each node.</summary>
    public Located<int>? Replicas { get; init; }

    /// <summary>Whether it is a <c>mode: global</c> swarm service.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>On which nodes of a swarm it may run.</summary>
    public Placement Placement { get; init; } = Placement.Anywhere;

    /// <summary><c>deploy.endpoint_mode</c>; null for vip.</summary>
    public Located<string>? EndpointMode { get; init; }

    /// <summary><c>network_mode</c>; null: it joins <see cref="Attachments"/>.</summary>
    public NetworkMode? Mode { get; init; }

    /// <summary>The networks it joins, in file order; the <c>default</c> network where the surface adds it.</summary>
    public ImmutableArray<Attachment> Attachments { get; init; } = ImmutableArray<Attachment>.Empty;

    /// <summary>Its published ports, in file order.</summary>
    public ImmutableArray<PublishedPort> Ports { get; init; } = ImmutableArray<PublishedPort>.Empty;

    /// <summary>Whether all exposed ports are published on ports that the engine chooses (<c>-P</c>).</summary>
    public bool PublishesAll { get; init; }

    /// <summary>Its <c>expose</c> entries.</summary>
    public ImmutableArray<ExposedPort> Exposed { get; init; } = ImmutableArray<ExposedPort>.Empty;

    /// <summary><c>container_name</c>, or <c>--name</c>.</summary>
    public Located<string>? ContainerName { get; init; }

    /// <summary><c>hostname</c>.</summary>
    public Located<string>? Hostname { get; init; }

    /// <summary><c>domainname</c>.</summary>
    public Located<string>? DomainName { get; init; }

    /// <summary>Its <c>links</c> and <c>external_links</c>.</summary>
    public ImmutableArray<Link> Links { get; init; } = ImmutableArray<Link>.Empty;

    /// <summary>Its <c>extra_hosts</c>.</summary>
    public ImmutableArray<HostsEntry> ExtraHosts { get; init; } = ImmutableArray<HostsEntry>.Empty;

    /// <summary>Its name servers (<c>dns</c>).</summary>
    public ImmutableArray<Located<string>> NameServers { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary>The services it starts after.</summary>
    public ImmutableArray<Dependency> Dependencies { get; init; } = ImmutableArray<Dependency>.Empty;

    /// <summary>What it is believed to listen on; what Inference adds comes on top.</summary>
    public ImmutableArray<Listener> Listeners { get => _listeners; init => _listeners = value; }

    /// <summary>The same workload with other listeners.</summary>
    public Workload With(ImmutableArray<Listener> listeners)
    {
        var copy = (Workload)MemberwiseClone();
        copy._listeners = listeners;
        return copy;
    }

    /// <summary>Whether its image is built from files beside it, so that the name of the image says nothing of what is in it.</summary>
    public bool IsBuilt { get; init; }

    /// <summary>What the Dockerfile of its image says, where it is built from one that could be read; null otherwise.</summary>
    public BuiltImage? Built { get => _built; init => _built = value; }

    /// <summary>The same workload with more known of its image.</summary>
    public Workload With(BuiltImage built)
    {
        var copy = (Workload)MemberwiseClone();
        copy._built = built;
        return copy;
    }

    /// <summary>What the files say of its health check.</summary>
    public HealthCheck Health { get; init; }

    /// <summary>The service-wide <c>mac_address</c>; null when the engine chooses.</summary>
    public Located<string>? MacAddress { get; init; }

    /// <summary>The platform asked for: <c>linux/amd64</c>, <c>windows/amd64</c>; null for the node's own.</summary>
    public Located<string>? PlatformName { get; init; }

    /// <summary>The logging driver; null for the engine's default.</summary>
    public Located<string>? LogDriver { get; init; }

    /// <summary>What of its node it may touch.</summary>
    public HostAccess HostAccess { get; init; } = HostAccess.Default;

    /// <summary>Its environment, in file order.</summary>
    public ImmutableArray<Variable> Variables { get; init; } = ImmutableArray<Variable>.Empty;

    /// <summary>The words of its entrypoint, command and health check, each named by its key: <c>entrypoint</c>, <c>command</c>, <c>healthcheck</c>.</summary>
    public ImmutableArray<Setting> Words { get; init; } = ImmutableArray<Setting>.Empty;

    /// <summary>Whether the file uses keys that only a swarm heeds (placement, update policy, endpoint mode), so that <c>docker stack deploy</c> is what it is likely for.</summary>
    public bool HasSwarmKeys { get; init; }

    /// <summary>How many run, when known: 1 where nothing is said, none for less than none.</summary>
    public int? ReplicaCount => Replicas is not { } replicas ? 1 : replicas.TryGet(out var count) ? Math.Max(count, 0) : null;
}

/// <summary>The kinds of <c>network_mode</c>.</summary>
public enum NetworkModeKind
{
    /// <summary>The engine's default bridge.</summary>
    Bridge,
    /// <summary>The node's own namespace.</summary>
    Host,
    /// <summary>A namespace with loopback alone.</summary>
    None,
    /// <summary>The namespace of another service of the project.</summary>
    Service,
    /// <summary>The namespace of a container by name or id.</summary>
    Container,
    /// <summary>An existing network by its real name.</summary>
    Network,
    /// <summary>Not known.</summary>
    Unknown,
}

/// <summary>A <c>network_mode</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Written">The value, at its place.</param>
/// <param name="Target">The service, container or network that it names; empty for the others.</param>
public sealed record NetworkMode(NetworkModeKind Kind, Located<string> Written, string Target = "")
{
    /// <summary>Whether it joins another container's namespace.</summary>
    public bool IsShared => Kind is NetworkModeKind.Service or NetworkModeKind.Container;
}

/// <summary>A workload's membership in a network as its file declares it.</summary>
public sealed class Attachment : TopologyElement
{
    /// <summary>The network's key in the same project.</summary>
    public required string NetworkName { get; init; }

    /// <summary>The fixed IPv4 address; null when the engine chooses.</summary>
    public Located<string>? IPv4Address { get; init; }

    /// <summary>The fixed IPv6 address; null when the engine chooses.</summary>
    public Located<string>? IPv6Address { get; init; }

    /// <summary>Further names on this network.</summary>
    public ImmutableArray<Located<string>> Aliases { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary><c>priority</c>: the order of attaching, highest first; null for 0.</summary>
    public Located<int>? Priority { get; init; }

    /// <summary><c>gw_priority</c>: the highest gives the default route (Engine 28); null for 0.</summary>
    public Located<int>? GatewayPriority { get; init; }

    /// <summary><c>link_local_ips</c>.</summary>
    public ImmutableArray<Located<string>> LinkLocalAddresses { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary><c>mac_address</c>; null when the engine chooses.</summary>
    public Located<string>? MacAddress { get; init; }

    /// <summary>The interface's name in the container; null when the engine chooses.</summary>
    public Located<string>? InterfaceName { get; init; }

    /// <summary>Whether the surface added it because the file names no network.</summary>
    public bool IsImplicit { get; init; }
}

/// <summary>A link: a private name for another container.</summary>
/// <param name="Target">The service, or for an external one the container.</param>
/// <param name="Alias">The name it gives; the target's where none is written.</param>
/// <param name="IsExternal">Whether the target is a container outside the project.</param>
public sealed record Link(Located<string> Target, string Alias, bool IsExternal = false);

/// <summary>A line of a hosts file (<c>extra_hosts</c>), or a named address (<c>aux_addresses</c>).</summary>
/// <param name="HostName">The name.</param>
/// <param name="Address">The address as written, or <c>host-gateway</c>.</param>
public sealed record HostsEntry(string HostName, Located<string> Address);

/// <summary>Something a service starts after.</summary>
/// <param name="Service">The other service, at the place that names it.</param>
/// <param name="IsRequired">Whether it must exist (<c>required</c>, true by default).</param>
public sealed record Dependency(Located<string> Service, bool IsRequired = true)
{
    /// <summary>Whether it waits until the other's health check passes (<c>condition: service_healthy</c>).</summary>
    public bool WaitsForHealth { get; init; }

    /// <summary>Where the condition is written; the service's place where it is not.</summary>
    public SourceSpan ConditionSpan { get; init; } = Service.Span;
}
