using System.Globalization;

namespace ComposeLint.Topology;

/// <summary>
/// One network namespace. Each replica of a workload has its own, unless it joins another's: then the owner's sandbox is the one that both are in.
/// </summary>
public sealed class Sandbox
{
    /// <summary>The workload that the namespace was made for; null for the node's own.</summary>
    public required Workload? Owner { get; init; }

    /// <summary>Which replica, from 1.</summary>
    public int Replica { get; init; } = 1;

    /// <summary>Those whose processes run in it: the owner first, then its sidecars.</summary>
    public required ImmutableArray<Workload> Members { get; init; }

    /// <summary>Whether it is the node's own namespace.</summary>
    public bool IsHost => Owner is null;

    /// <inheritdoc/>
    public override string ToString() => Owner is null ? "(host)" :
        Replica == 1 ? Owner.Name : Owner.Name + "#" + Replica.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Joins one sandbox to one network.</summary>
public sealed class Endpoint
{
    /// <summary>The namespace.</summary>
    public required Sandbox Sandbox { get; init; }

    /// <summary>The network.</summary>
    public required Network Network { get; init; }

    /// <summary>What declares it; null where a mode does (<c>network_mode: bridge</c>).</summary>
    public Attachment? Attachment { get; init; }

    /// <summary>The fixed IPv4 address when it is given, known and well formed.</summary>
    public IpAddress? IPv4 { get; init; }

    /// <summary>The fixed IPv6 address when it is given, known and well formed.</summary>
    public IpAddress? IPv6 { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Sandbox + "@" + Network;
}
