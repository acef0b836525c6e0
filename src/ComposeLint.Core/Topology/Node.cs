namespace ComposeLint.Topology;

/// <summary>How a machine runs the engine.</summary>
public enum Platform
{
    /// <summary>Docker Engine on Linux, as root.</summary>
    Linux,
    /// <summary>Docker Engine on Linux, rootless (RootlessKit).</summary>
    Rootless,
    /// <summary>Docker Desktop on macOS.</summary>
    DesktopMac,
    /// <summary>Docker Desktop on Windows, Linux containers.</summary>
    DesktopWindows,
    /// <summary>Windows containers.</summary>
    WindowsContainers,
}

/// <summary>What part a node has in a swarm.</summary>
public enum SwarmRole
{
    /// <summary>It is in no swarm.</summary>
    None,
    /// <summary>A manager: services and attachable overlays can be made here.</summary>
    Manager,
    /// <summary>A worker.</summary>
    Worker,
}

/// <summary>A machine that runs an engine, as far as it is known before any project comes up on it.</summary>
/// <param name="Name">Its host name, by which messages call it; empty for the only one.</param>
public sealed record Node(string Name = "")
{
    /// <summary>The prefixes on its own interfaces with its address in each (the LAN); empty when unknown.</summary>
    public ImmutableArray<InterfaceAddress> Addresses { get; init; } = ImmutableArray<InterfaceAddress>.Empty;

    /// <summary>Its part in a swarm.</summary>
    public SwarmRole Swarm { get; init; }

    /// <summary>The interfaces that a macvlan or ipvlan may name as parent; null when unknown (any is believed).</summary>
    public ImmutableArray<string>? Interfaces { get; init; }

    /// <summary>The interface on its LAN; null when unknown.</summary>
    public string? LanInterface { get; init; }

    /// <summary>Whether its kernel can make VLAN sub-interfaces (802.1Q).</summary>
    public bool HasVlans { get; init; } = true;

    /// <summary>Whether its kernel knows SCTP.</summary>
    public bool HasSctp { get; init; } = true;

    /// <summary>Whether its kernel has IPVS, by which virtual addresses of services and the routing mesh work.</summary>
    public bool HasIpvs { get; init; } = true;

    /// <summary>The labels that the swarm gives it (<c>docker node update --label-add</c>); null when unknown.</summary>
    public ImmutableDictionary<string, string>? Labels { get; init; }

    /// <summary>The labels of its engine (<c>daemon.json</c>); null when unknown.</summary>
    public ImmutableDictionary<string, string>? EngineLabels { get; init; }

    /// <summary>Its operating system, as placement constraints call it: <c>linux</c>, <c>windows</c>.</summary>
    public string OperatingSystem { get; init; } = "linux";

    /// <summary>The default bridge's subnet: the engine's first pool (172.17.0.0/16) unless <c>bip</c> says otherwise.</summary>
    public IpPrefix DefaultBridge { get; init; } = new(IpAddress.FromIPv4(0xac11_0000), 16);

    /// <summary>
    /// Whether nothing is on the engine but what is declared, so that a network nobody here makes does not exist. Elsewhere it is believed to.
    /// </summary>
    public bool IsFresh { get; init; }

    /// <summary>The sockets that processes outside any container hold.</summary>
    public ImmutableArray<HostClaim> Processes { get; init; } = ImmutableArray<HostClaim>.Empty;
}

/// <summary>An address on an interface and the block it is in.</summary>
/// <param name="Address">The node's address.</param>
/// <param name="Length">The prefix length.</param>
public readonly record struct InterfaceAddress(IpAddress Address, int Length)
{
    /// <summary>The block that is on the link.</summary>
    public IpPrefix Prefix => new(Address, Length);
}
