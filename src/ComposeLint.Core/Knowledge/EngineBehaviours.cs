namespace ComposeLint.Knowledge;

/// <summary>How engine versions differ; the names are those of <c>Knowledge/engine-behaviours.tsv</c>, where each stands with its interval and citation.</summary>
public enum EngineBehaviour
{
    /// <summary>Packets from elsewhere to a container's own address are dropped unless its network opens it.</summary>
    DirectAccessFilter,
    /// <summary>The engine filters and masquerades IPv6 as it does IPv4.</summary>
    Ip6Tables,
    /// <summary>An internal network gives its members a default route.</summary>
    InternalDefaultRoute,
    /// <summary><c>gw_priority</c> chooses the default route.</summary>
    GatewayPriority,
    /// <summary>The options <c>gateway_mode_ipv4</c> and <c>gateway_mode_ipv6</c> are obeyed.</summary>
    GatewayModes,
    /// <summary><c>enable_ipv4: false</c> is obeyed.</summary>
    EnableIPv4,
    /// <summary>An IPv6 network without a subnet gets one of its own.</summary>
    AutomaticIPv6Subnet,
    /// <summary>Automatic subnets are the lowest free ones; else the engine goes on through its pool.</summary>
    LowestFreeSubnet,
    /// <summary>Subnets, gateways and ranges are validated when a network is made.</summary>
    ValidatesIpam,
    /// <summary>Endpoint settings are validated when a container is created.</summary>
    ValidatesEndpointsAtCreate,
    /// <summary>Name servers that are no addresses are refused at start.</summary>
    ValidatesNameServers,
    /// <summary>The user-space proxy answers UDP from the address that was asked.</summary>
    UdpProxyKeepsAddress,
    /// <summary>The port allocator knows that 0.0.0.0 bars every other address.</summary>
    AllocatorKnowsAny,
    /// <summary>A port is taken for all host addresses of an entry at once, one number for both families.</summary>
    OneNumberForBothFamilies,
    /// <summary>An endpoint with aliases may not join the engine's own networks.</summary>
    RefusesAliasOnDefaultBridge,
    /// <summary>A name that a network has in the other address family alone is looked up on the next one too.</summary>
    LooksOnForTheFamily,
    /// <summary>A host port of a range that a process holds is passed over for the next one.</summary>
    RangeSkipsHeldPorts,
    /// <summary>A container's first network is looked up by name before it is joined, which fails for an overlay that nothing on the node has joined yet.</summary>
    LooksUpFirstNetwork,
    /// <summary>Several macvlan networks may share a parent interface.</summary>
    SharesMacvlanParent,
    /// <summary>Compose may ask for the name of an interface (<c>interface_name</c>).</summary>
    InterfaceNames,
    /// <summary>The device of the default bridge may not be another network's.</summary>
    GuardsDefaultBridge,
    /// <summary>No gateway's address is taken where nothing would use it: internal macvlan and ipvlan, ipvlan in mode l3, an internal bridge without address.</summary>
    SkipsUnusedGateways,
    /// <summary>A fixed address needs a configured subnet.</summary>
    RefusesAddressWithoutSubnet,
}

/// <summary>What a version of the engine does.</summary>
public sealed class EngineBehaviours
{
    private static readonly Lazy<ImmutableArray<Interval>> Table = new(Load);
    private readonly HashSet<EngineBehaviour> _holds = [];

    private EngineBehaviours(EngineVersion version)
    {
        Version = version;
        foreach (var interval in Table.Value)
            if (version.CompareTo(interval.From) >= 0 && (interval.Until is not { } until || version.CompareTo(until) < 0))
                _holds.Add(interval.Behaviour);
    }

    /// <summary>The version.</summary>
    public EngineVersion Version { get; }

    /// <summary>The behaviours of a version.</summary>
    public static EngineBehaviours Of(EngineVersion version) => new(version);

    /// <summary>Whether the version does that.</summary>
    public bool Has(EngineBehaviour behaviour) => _holds.Contains(behaviour);

    /// <summary>Where the fact is from.</summary>
    public static string Citation(EngineBehaviour behaviour)
    {
        foreach (var interval in Table.Value)
            if (interval.Behaviour == behaviour)
                return interval.Citation;
        return "";
    }

    private static ImmutableArray<Interval> Load()
    {
        var result = ImmutableArray.CreateBuilder<Interval>();
        foreach (var row in KnowledgeTable.Load("engine-behaviours").Rows)
        {
            if (!Enum.TryParse<EngineBehaviour>(row[0].Replace("-", ""), ignoreCase: true, out var behaviour) || !EngineVersion.TryParse(row[1], out var from))
                throw new InvalidOperationException("engine-behaviours: " + string.Join(" ", row));
            result.Add(new Interval(behaviour, from, EngineVersion.TryParse(row[2], out var until) ? until : null, row[3]));
        }

        return result.ToImmutable();
    }

    private sealed record Interval(EngineBehaviour Behaviour, EngineVersion From, EngineVersion? Until, string Citation);
}
