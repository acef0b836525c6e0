using System.Globalization;
using ComposeLint.Inference;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Analysis;

/// <summary>Brings what would exist up on a simulated engine, as the views and the rules ask it.</summary>
public static class SimulatedEngine
{
    /// <summary>What stands for the node's own IPv4 address, which no file says: one of the blocks for documentation (RFC 5737).</summary>
    public const string NodeIPv4 = "192.0.2.10";

    /// <summary>What stands for the node's own IPv6 address (RFC 3849).</summary>
    public const string NodeIPv6 = "2001:db8::10";

    private const int PeerFirst = 11;
    private const int MaximumPeers = 240;

    private static readonly ImmutableArray<InterfaceAddress> Lan = ImmutableArray.Create(Interface(NodeIPv4, 24), Interface(NodeIPv6, 64));

    /// <summary>
    /// The engine after it: the listeners that the files let one believe are in it, the machine has one address on its LAN where none is given, and it is
    /// in a swarm where a stack or an overlay needs one. Its topology is its own: workloads carry the same places and keys as those given.
    /// </summary>
    /// <param name="topology">What would exist.</param>
    /// <param name="options">Engine, platform, profiles.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static EngineState BringUp(NetworkTopology topology, SimulationOptions options, CancellationToken cancellation = default) =>
        EngineSimulation.Run(Prepare(topology, cancellation), options, cancellation);

    /// <summary>What would exist on such a machine: with the listeners believed and an address on the LAN.</summary>
    internal static NetworkTopology Prepare(NetworkTopology topology, CancellationToken cancellation)
    {
        var declarations = ListenerInference.Apply(topology.Declarations);
        if (declarations.Node.Addresses.IsEmpty)
            declarations = declarations with { Node = declarations.Node with { Addresses = Lan.AddRange(PublishedOn(declarations)) } };
        if (declarations.Node.Swarm == SwarmRole.None && NeedsSwarm(declarations))
            declarations = declarations with { Node = declarations.Node with { Swarm = SwarmRole.Manager } };
        if (declarations.Peers.Any(peer => peer.Addresses.IsEmpty))
            declarations = declarations with { Peers = declarations.Peers.Select(StandIn).ToImmutableArray() };
        return NetworkTopology.Build(declarations, cancellation);
    }

    /// <summary>What stands for the IPv4 address of another node, counted from 0.</summary>
    public static string PeerIPv4(int number) => "192.0.2." + (PeerFirst + number % MaximumPeers).ToString(CultureInfo.InvariantCulture);

    /// <summary>Which node, counted from 1, an address of that block stands for by its last part; null for none.</summary>
    public static int? NumberOf(int last) => last >= PeerFirst - 1 && last < PeerFirst + MaximumPeers ? last - PeerFirst + 2 : null;

    /// <summary>Whether it is meant for a swarm: deployed as a stack, or with an overlay.</summary>
    internal static bool NeedsSwarm(Declarations declarations) =>
        declarations.Workloads.Any(workload => workload.Presence.Target == DeploymentTarget.Stack || workload.Kind == WorkloadKind.SwarmService)
        || declarations.Networks.Any(network => network.Driver == NetworkDriver.Overlay);

    private static Node StandIn(Node peer, int number) => peer.Addresses.IsEmpty ? peer with { Addresses = ImmutableArray.Create(Interface(PeerIPv4(number), 24)) } : peer;

    // An address that a file publishes on is believed to be one of the machine's.
    private static IEnumerable<InterfaceAddress> PublishedOn(Declarations declarations) =>
        declarations.Workloads.SelectMany(workload => workload.Ports)
            .Select(port => port.HostAddress is { IsAny: false, IsLoopback: false } address ? address : (IpAddress?)null)
            .Where(address => address is not null)
            .Distinct()
            .Select(address => new InterfaceAddress(address!.Value, address.Value.IsIPv4 ? 32 : 128));

    private static InterfaceAddress Interface(string address, int length) =>
        IpAddress.TryParse(address, out var parsed) ? new InterfaceAddress(parsed, length) : throw new ArgumentException(address, nameof(address));
}
