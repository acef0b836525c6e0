using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Truth;

/// <summary>The machines of engine-lab: the node and another machine on its LAN, with the sockets that the lab itself holds.</summary>
internal static class LabNetwork
{
    public const int HostPort = 18999;
    public const int OutsidePort = 18998;

    public static readonly IpAddress Host4 = Parse("198.51.100.10");
    public static readonly IpAddress Host6 = Parse("2001:db8:51::10");
    public static readonly IpAddress Outside4 = Parse("198.51.100.20");
    public static readonly IpAddress Outside6 = Parse("2001:db8:51::20");

    /// <summary>The addresses of the machine outside.</summary>
    public static ImmutableArray<InterfaceAddress> Outside =>
        [new(Outside4, 24), new(Outside6, 64), new(Parse("203.0.113.1"), 24)];

    /// <summary>The node, with nothing else on its engine.</summary>
    public static Node Node(bool swarm, SourceSpan anywhere) => new()
    {
        Addresses = [new(Host4, 24), new(Host6, 64), new(Parse("203.0.113.10"), 24)],
        Interfaces = ["lo", "lan0", "mv0", "docker0"],
        LanInterface = "lan0",
        Labels = ImmutableDictionary<string, string>.Empty,
        EngineLabels = ImmutableDictionary<string, string>.Empty,
        HasIpvs = false,
        Swarm = swarm ? SwarmRole.Manager : SwarmRole.None,
        IsFresh = true,
        HasVlans = false,
        HasSctp = false,
        Processes = [Listener(Protocol.Tcp, anywhere), Listener(Protocol.Udp, anywhere)],
    };

    private static HostClaim Listener(Protocol protocol, SourceSpan anywhere) => new()
    {
        Span = anywhere,
        Context = anywhere,
        Name = "the lab's own listener",
        Key = "lab." + protocol,
        Presence = new Presence("", DeploymentTarget.Containers),
        Kind = ClaimKind.Process,
        Ports = new PortRange(HostPort),
        Protocol = protocol,
    };

    private static IpAddress Parse(string text) => IpAddress.TryParse(text, out var address) ? address : throw new FormatException(text);
}
