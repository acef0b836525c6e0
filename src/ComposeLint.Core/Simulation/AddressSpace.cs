using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>
/// The blocks that networks hold on one engine, and its default pools: 172.17.0.0/16 to 172.31.0.0/16, then the /20 blocks of 192.168.0.0/16
/// (moby libnetwork/ipamutils/utils.go); overlays have 10.0.0.0/8 in /24 blocks.
/// </summary>
internal sealed class AddressSpace
{
    private readonly SortedSet<IpPrefix> _held = [];
    private readonly ImmutableArray<InterfaceAddress> _node;
    private uint _nextOverlay;
    private ushort _nextUla;

    public AddressSpace(Node node) => _node = node.Addresses;

    /// <summary>Whether no network holds any of it.</summary>
    public bool IsFree(IpPrefix prefix)
    {
        // Held blocks do not overlap each other, so only the nearest at or below and the nearest above can meet this one.
        foreach (var above in _held.GetViewBetween(prefix, new IpPrefix(prefix.Last, prefix.IsIPv4 ? 32 : 128)))
            return !above.Overlaps(prefix);
        var lowest = prefix.IsIPv4 ? new IpPrefix(IpAddress.Any4, 0) : new IpPrefix(IpAddress.Any6, 0);
        if (lowest.CompareTo(prefix) > 0)
            return true;
        foreach (var below in _held.GetViewBetween(lowest, prefix).Reverse())
            return !below.Overlaps(prefix);
        return true;
    }

    /// <summary>Holds a block that <see cref="IsFree"/>.</summary>
    public void Hold(IpPrefix prefix) => _held.Add(prefix);

    /// <summary>The lowest free default pool; null when all are held.</summary>
    public IpPrefix? NextPool()
    {
        foreach (var pool in Pools())
            if (IsFree(pool) && !MeetsNode(pool))
                return pool;
        return null;
    }

    /// <summary>The next overlay pool, from 10.0.0.0/24.</summary>
    public IpPrefix NextOverlayPool()
    {
        while (true)
        {
            var pool = new IpPrefix(IpAddress.FromIPv4(0x0a00_0000 | _nextOverlay++ << 8), 24);
            if (IsFree(pool))
                return pool;
        }
    }

    /// <summary>The next automatic IPv6 block: a /64 of a private prefix that is random on a real engine.</summary>
    public IpPrefix NextUla() => new(new IpAddress(0xfd00_0000_0000_0000UL | _nextUla++, 0), 64);

    private bool MeetsNode(IpPrefix pool)
    {
        foreach (var address in _node)
            if (address.Prefix.Overlaps(pool))
                return true;
        return false;
    }

    private static IEnumerable<IpPrefix> Pools()
    {
        for (uint n = 17; n < 32; n++)
            yield return new IpPrefix(IpAddress.FromIPv4(0xac00_0000 | n << 16), 16);
        for (uint n = 0; n < 16; n++)
            yield return new IpPrefix(IpAddress.FromIPv4(0xc0a8_0000 | n << 12), 20);
    }
}
