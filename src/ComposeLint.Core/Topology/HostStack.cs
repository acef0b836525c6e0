using ComposeLint.Text;

namespace ComposeLint.Topology;

/// <summary>Who holds a socket of the node.</summary>
public enum ClaimKind
{
    /// <summary>A published port.</summary>
    Published,
    /// <summary>A process in the node's namespace (<c>network_mode: host</c>).</summary>
    HostListener,
    /// <summary>The routing mesh, for a swarm service.</summary>
    Ingress,
    /// <summary>The engine itself: 2377, 7946 and 4789 in a swarm.</summary>
    Engine,
    /// <summary>A process outside any container.</summary>
    Process,
}

/// <summary>A socket, or a row of them, that the node would hold.</summary>
public sealed class HostClaim : TopologyElement
{
    /// <summary>Who holds it.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>The workload; null for the engine's own and for foreign processes.</summary>
    public Workload? Workload { get; init; }

    /// <summary>The entry of <c>ports</c> that claims it; null for the others.</summary>
    public PublishedPort? Port { get; init; }

    /// <summary>The address; null for every address of both families. Not known: <see cref="IsAddressKnown"/> is false.</summary>
    public IpAddress? Address { get; init; }

    /// <summary>Whether <see cref="Address"/> says all; false for an address that could not be read.</summary>
    public bool IsAddressKnown { get; init; } = true;

    /// <summary>The ports: all of them are held, or one of them where <see cref="IsChoice"/>.</summary>
    public required PortRange Ports { get; init; }

    /// <summary>Whether the engine takes one of <see cref="Ports"/> for each replica.</summary>
    public bool IsChoice { get; init; }

    /// <summary>The protocol.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>How many hold it at once: the replicas; null when unknown.</summary>
    public int? Holders { get; init; } = 1;

    /// <summary>Whether the two would hold one socket: an overlap of ports, protocol and addresses, 0.0.0.0 and :: standing for all of their family.</summary>
    public bool Overlaps(HostClaim other) =>
        Protocol == other.Protocol && Ports.Overlaps(other.Ports) && IsAddressKnown && other.IsAddressKnown && AddressesMeet(Address, other.Address);

    /// <summary>Whether a socket at the one address bars the other: null is every address, 0.0.0.0 and :: all of their family.</summary>
    public static bool AddressesMeet(IpAddress? one, IpAddress? two)
    {
        if (one is not { } first || two is not { } second)
            return true;
        return first == second || first.IsIPv4 == second.IsIPv4 && (first.IsAny || second.IsAny);
    }
}

/// <summary>Two claims on one socket.</summary>
/// <param name="First">The one that stands first in the files; Compose starts unrelated services in random order, so neither is the loser.</param>
/// <param name="Second">The other; the same claim where its replicas collide with each other.</param>
/// <param name="Coexistence">Always, or Possible where profiles decide.</param>
/// <param name="Ports">The ports both want.</param>
public sealed record PortConflict(HostClaim First, HostClaim Second, Coexistence Coexistence, PortRange Ports);

/// <summary>The sockets that one node would hold.</summary>
/// <param name="Node">The node.</param>
/// <param name="Claims">The claims, in file order.</param>
/// <param name="PortConflicts">The pairs of claims that cannot both hold, each pair once.</param>
public sealed record HostStack(Node Node, ImmutableArray<HostClaim> Claims, ImmutableArray<PortConflict> PortConflicts);
