using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>A subnet that a network holds, and the addresses given out of it: the lowest free one, as the engine does.</summary>
public sealed class SubnetLease
{
    private readonly HashSet<IpAddress> _taken = [];
    private readonly Dictionary<IpAddress, string> _auxiliary = [];
    private ulong _next;

    internal SubnetLease(IpPrefix prefix, IpPrefix? range, bool isConfigured)
    {
        Prefix = prefix;
        // Before 25 a range that does not lie in the subnet is accepted, and has no effect.
        Range = range is { } block && prefix.Contains(block) ? block : prefix;
        IsConfigured = isConfigured;
        // A /31 and a /32 have neither a network's nor a broadcast address (RFC 3021).
        if (prefix.HostBits > 1)
            _taken.Add(prefix.Address);
        if (prefix.IsIPv4 && prefix.HostBits > 1)
            _taken.Add(prefix.Last);
    }

    /// <summary>The subnet.</summary>
    public IpPrefix Prefix { get; }

    /// <summary>Where automatic addresses come from.</summary>
    public IpPrefix Range { get; }

    /// <summary>Whether the files give the subnet, so that fixed addresses are allowed.</summary>
    public bool IsConfigured { get; }

    /// <summary>The gateway: on a bridge the node's own address; null when there is none.</summary>
    public IpAddress? Gateway { get; internal set; }

    /// <summary>What a taken address is that no container has: <c>the gateway</c>, <c>the broadcast address</c>, <c>the auxiliary address NAME</c>; null for all others.</summary>
    public string? SetAside(IpAddress address) =>
        address == Gateway ? "the gateway"
        : Prefix.HostBits > 1 && address == Prefix.Address ? "the network address"
        : Prefix is { IsIPv4: true, HostBits: > 1 } && address == Prefix.Last ? "the broadcast address"
        : _auxiliary.TryGetValue(address, out var name) ? "the auxiliary address " + name : null;

    /// <summary>Sets an address aside under a name (<c>aux_addresses</c>).</summary>
    internal void SetAside(string name, IpAddress address)
    {
        if (TryTake(address))
            _auxiliary.Add(address, name);
    }

    /// <summary>Takes this address; false when it is taken, or is the network's or the broadcast address.</summary>
    internal bool TryTake(IpAddress address) => _taken.Add(address);

    /// <summary>Takes the lowest free address of the range; false when there is none.</summary>
    internal bool TryTakeNext(out IpAddress address)
    {
        address = Range.Address.Add(_next);
        while (Range.Contains(address))
        {
            _next++;
            if (_taken.Add(address))
                return true;
            address = Range.Address.Add(_next);
            if (_next == 0)
                break;
        }

        return false;
    }

    /// <summary>Gives the address back.</summary>
    internal void Release(IpAddress address)
    {
        _taken.Remove(address);
        _next = 0;
    }
}
