using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>How a bridge network's gateway treats packets (Engine 27: <c>gateway_mode_ipv4</c>).</summary>
public enum GatewayMode
{
    /// <summary>Published ports by NAT, all else closed.</summary>
    Nat,
    /// <summary>As nat, but every port is open by the container's address.</summary>
    NatUnprotected,
    /// <summary>Published ports by the container's address, no NAT.</summary>
    Routed,
    /// <summary>The node has no address on it.</summary>
    Isolated,
}

/// <summary>A network as the engine made it.</summary>
public sealed class SimulatedNetwork
{
    internal SimulatedNetwork(string realName, Network? network, NetworkDriver driver)
    {
        RealName = realName;
        Network = network;
        Driver = driver;
    }

    /// <summary>The engine's name.</summary>
    public string RealName { get; }

    /// <summary>The network in the topology; null for the engine's own that no file names.</summary>
    public Network? Network { get; }

    /// <summary>The driver.</summary>
    public NetworkDriver Driver { get; }

    /// <summary>Whether it is internal.</summary>
    public bool IsInternal { get; internal set; }

    /// <summary>Whether containers may join it by themselves (overlay).</summary>
    public bool IsAttachable { get; internal set; }

    /// <summary>The key under which a Compose project made it, which Compose notes as a label; empty where something else made it.</summary>
    public string ComposeKey { get; internal set; } = "";

    /// <summary>Whether the kernel takes one container on it alone (macvlan in mode passthru).</summary>
    public bool TakesOneMember { get; internal set; }

    /// <summary>Whether the swarm has found no addresses for it, since another overlay has its subnet: tasks on it stay new.</summary>
    public bool IsUnallocated { get; internal set; }

    /// <summary>Whether its properties are not known (made by others, a plug-in): every answer about it is Unknown.</summary>
    public bool IsUnknown { get; internal set; }

    /// <summary>Its IPv4 addresses; null when it has none.</summary>
    public SubnetLease? IPv4 { get; internal set; }

    /// <summary>Its IPv6 addresses; null when it has none.</summary>
    public SubnetLease? IPv6 { get; internal set; }

    /// <summary>Whether its members may talk to each other.</summary>
    public bool AllowsInterContainer { get; internal set; } = true;

    /// <summary>Whether what leaves it takes the node's address.</summary>
    public bool Masquerades { get; internal set; } = true;

    /// <summary>Where ports without a host address are bound; null: everywhere.</summary>
    public IpAddress? DefaultBinding { get; internal set; }

    /// <summary>The node's interfaces from which its members' own addresses may be reached (Engine 28, <c>trusted_host_interfaces</c>).</summary>
    public ImmutableArray<string> TrustedInterfaces { get; internal set; } = ImmutableArray<string>.Empty;

    /// <summary>The gateway mode for IPv4.</summary>
    public GatewayMode Mode4 { get; internal set; }

    /// <summary>The gateway mode for IPv6.</summary>
    public GatewayMode Mode6 { get; internal set; }

    /// <summary>The parent interface of a macvlan or ipvlan.</summary>
    public string? Parent { get; internal set; }

    /// <summary>The mode of an ipvlan: <c>l2</c>, <c>l3</c>, <c>l3s</c>; empty for other drivers.</summary>
    public string IpvlanMode { get; internal set; } = "";

    /// <summary>Whether it is an ipvlan that routes, answers no ARP and needs no gateway.</summary>
    public bool RoutesByParent => IpvlanMode is "l3" or "l3s";

    /// <summary>The bridge's device when an option names it.</summary>
    public string? BridgeDevice { get; internal set; }

    /// <summary>The members that run, in the order they joined.</summary>
    public IReadOnlyList<SimulatedEndpoint> Members => MemberList;

    /// <summary>Whether a container has joined it on this node, which makes a swarm's network known here.</summary>
    internal bool WasJoined { get; set; }

    internal List<SimulatedEndpoint> MemberList { get; } = [];

    internal NameTable Names { get; } = new();

    /// <summary>The workloads that answer to a name on it, in the order they came; those of a swarm service by its virtual address too.</summary>
    public IEnumerable<Workload> Answering(string name) => Names.Owners(name)
        .Select(owner => owner.Endpoint?.Container.Workload ?? MemberList.FirstOrDefault(member => member.Container.Workload.Name == owner.VirtualOf)?.Container.Workload)
        .OfType<Workload>().Distinct();

    /// <summary>Whether it is the engine's default bridge, on which there is no DNS.</summary>
    public bool IsDefaultBridge => RealName == "bridge";

    /// <summary>The addresses of a family; null when it has none.</summary>
    public SubnetLease? Lease(bool ipv4) => ipv4 ? IPv4 : IPv6;

    /// <summary>The gateway mode of a family.</summary>
    public GatewayMode Mode(bool ipv4) => ipv4 ? Mode4 : Mode6;

    /// <summary>Whether the node's bridge takes no IPv4 address (<c>inhibit_ipv4</c>).</summary>
    public bool InhibitsIPv4 { get; internal set; }

    /// <summary>Whether the node has an address on it: a bridge, unless isolated.</summary>
    public bool NodeIsOn(bool ipv4) => Driver == NetworkDriver.Bridge && Mode(ipv4) != GatewayMode.Isolated && !(ipv4 && InhibitsIPv4);

    /// <inheritdoc/>
    public override string ToString() => RealName;
}

/// <summary>One container's membership in a network, while it runs.</summary>
public sealed class SimulatedEndpoint
{
    internal SimulatedEndpoint(SimulatedContainer container, SimulatedNetwork network, Attachment? attachment)
    {
        Container = container;
        Network = network;
        Attachment = attachment;
    }

    /// <summary>The container.</summary>
    public SimulatedContainer Container { get; }

    /// <summary>The network.</summary>
    public SimulatedNetwork Network { get; }

    /// <summary>What declares it; null where a mode or the engine does.</summary>
    public Attachment? Attachment { get; }

    /// <summary>Its IPv4 address.</summary>
    public IpAddress? IPv4 { get; internal set; }

    /// <summary>Its IPv6 address.</summary>
    public IpAddress? IPv6 { get; internal set; }

    /// <summary>Whether a file gives it this address.</summary>
    public bool HasFixed(IpAddress address) =>
        (address.IsIPv4 ? Attachment?.IPv4Address : Attachment?.IPv6Address) is { IsKnown: true } written && IpAddress.TryParse(written.Value, out var asked) && asked == address;

    /// <summary>Whether the network's gateway gives it an IPv4 route out, chosen or not.</summary>
    public bool HasRoute => HasGateway4;

    /// <summary>Whether the network's gateway gives it an IPv4 route out.</summary>
    internal bool HasGateway4 { get; set; }

    /// <summary>Whether the network's gateway gives it an IPv6 route out.</summary>
    internal bool HasGateway6 { get; set; }

    /// <summary>Private names of this container: an alias and the container it leads to.</summary>
    internal Dictionary<string, string> LinkAliases { get; } = new(StringComparer.Ordinal);

    /// <summary>The address of a family.</summary>
    public IpAddress? Address(bool ipv4) => ipv4 ? IPv4 : IPv6;

    internal bool HasGateway(bool ipv4) => ipv4 ? HasGateway4 : HasGateway6;
}
