using ComposeLint.Text;

namespace ComposeLint.Compose;

/// <summary>What <c>network_mode</c>, <c>pid</c>, <c>ipc</c> and their like name.</summary>
public enum NamespaceModeKind
{
    /// <summary>The engine's default bridge.</summary>
    Bridge,
    /// <summary>The host's own namespace.</summary>
    Host,
    /// <summary>None at all.</summary>
    None,
    /// <summary>That of another service: <c>service:NAME</c>.</summary>
    Service,
    /// <summary>That of a container: <c>container:NAME</c>.</summary>
    Container,
    /// <summary>The engine's own default, said explicitly.</summary>
    Default,
    /// <summary>Anything else; for a network, its name.</summary>
    Other,
}

/// <summary>A namespace that a service asks for.</summary>
/// <param name="Kind">Whose it is.</param>
/// <param name="Target">The service, container or network named; null for the kinds that name none.</param>
public sealed record NamespaceMode(NamespaceModeKind Kind, string? Target)
{
    /// <summary>Reads a value such as <c>service:db</c> (compose-go types/types.go ServicePrefix, ContainerPrefix; moby api/types/container NetworkMode).</summary>
    public static NamespaceMode Parse(string text) => text switch
    {
        "bridge" => new(NamespaceModeKind.Bridge, null),
        "host" => new(NamespaceModeKind.Host, null),
        "none" => new(NamespaceModeKind.None, null),
        "default" => new(NamespaceModeKind.Default, null),
        _ when text.StartsWith("service:", StringComparison.Ordinal) => new(NamespaceModeKind.Service, text.Substring("service:".Length)),
        _ when text.StartsWith("container:", StringComparison.Ordinal) => new(NamespaceModeKind.Container, text.Substring("container:".Length)),
        _ => new(NamespaceModeKind.Other, text),
    };
}

/// <summary>A network that a service joins. <see cref="ComposeElement.Name"/> is the network's key.</summary>
public sealed record ServiceNetwork : ComposeElement
{
    /// <summary>Whether the service names it; false when it joins the default network because it names none.</summary>
    public required bool IsDeclared { get; init; }

    /// <summary>Extra names in this network.</summary>
    public LocatedList<Located<string>> Aliases { get; init; }

    /// <summary>A static IPv4 address, as written.</summary>
    public Located<string>? Ipv4Address { get; init; }

    /// <summary>A static IPv6 address, as written.</summary>
    public Located<string>? Ipv6Address { get; init; }

    /// <summary>Link-local addresses.</summary>
    public LocatedList<Located<string>> LinkLocalIps { get; init; }

    /// <summary>The MAC address.</summary>
    public Located<string>? MacAddress { get; init; }

    /// <summary>The order of connecting: higher first.</summary>
    public Located<int>? Priority { get; init; }

    /// <summary>Who gives the default gateway: the highest.</summary>
    public Located<int>? GatewayPriority { get; init; }

    /// <summary>The interface's name in the container.</summary>
    public Located<string>? InterfaceName { get; init; }

    /// <summary>The driver's options for this endpoint.</summary>
    public LocatedList<ComposeEntry> DriverOptions { get; init; }
}

/// <summary>A line for the hosts file: <see cref="ComposeElement.Name"/> is the host name.</summary>
public sealed record ExtraHost : ComposeElement
{
    /// <summary>The address, or <c>host-gateway</c>.</summary>
    public required Located<string> Address { get; init; }
}

/// <summary>When a dependency counts as met.</summary>
public enum DependencyCondition
{
    /// <summary>It was started.</summary>
    Started,
    /// <summary>Its health check passes.</summary>
    Healthy,
    /// <summary>It ran to its end with success.</summary>
    CompletedSuccessfully,
    /// <summary>Something this version does not know.</summary>
    Other,
}

/// <summary>A service that another waits for. <see cref="ComposeElement.Name"/> is the service waited for.</summary>
public sealed record ServiceDependency : ComposeElement
{
    /// <summary>When it counts as met.</summary>
    public required Located<DependencyCondition> Condition { get; init; }

    /// <summary>Whether it must exist.</summary>
    public required bool Required { get; init; }

    /// <summary>Whether the dependent restarts with it.</summary>
    public bool Restart { get; init; }

    /// <summary>Whether nobody wrote it under depends_on: it follows from links, volumes_from or a shared namespace (compose-go loader/normalize.go).</summary>
    public bool IsImplied { get; init; }
}
