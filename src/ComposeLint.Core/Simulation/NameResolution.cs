using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>How a name was found.</summary>
public enum NameSource
{
    /// <summary>It was not.</summary>
    None,
    /// <summary>In the container's hosts file.</summary>
    HostsFile,
    /// <summary>By the engine's DNS.</summary>
    Dns,
}

/// <summary>One address that a name leads to.</summary>
/// <param name="Address">The address; null for the virtual address of a swarm service.</param>
/// <param name="Owner">Who has it; null when nobody is known to, or for a virtual address.</param>
/// <param name="VirtualOf">The service whose virtual address it is; null for all others.</param>
public sealed record ResolvedAddress(IpAddress? Address, Party? Owner, string? VirtualOf = null);

/// <summary>What a container gets for a name.</summary>
/// <param name="Source">Where it was found.</param>
/// <param name="Addresses">The addresses; several where several share the name, and clients take any.</param>
/// <param name="Network">The network whose records answered; null for the hosts file.</param>
public sealed record Resolution(NameSource Source, ImmutableArray<ResolvedAddress> Addresses, SimulatedNetwork? Network)
{
    /// <summary>The name is not there.</summary>
    public static readonly Resolution Nothing = new(NameSource.None, ImmutableArray<ResolvedAddress>.Empty, null);
}

/// <summary>
/// Looks names up as a container does: its hosts file, then the engine's DNS, which asks the container's own links before its networks, and takes the
/// first network that knows the name (moby libnetwork/sandbox.go ResolveName). Names of the world outside are not looked up.
/// </summary>
public static class NameResolution
{
    /// <summary>What the container gets for the name.</summary>
    public static Resolution Resolve(EngineState engine, SimulatedContainer container, string name)
    {
        var lines = container.HostsFile.Where(line => string.Equals(line.Name, name, StringComparison.OrdinalIgnoreCase)).Select(line => line.Address).Distinct().ToList();
        if (lines.Count > 0)
            return new Resolution(NameSource.HostsFile, lines.Select(address => new ResolvedAddress(address, OwnerOf(engine, address))).ToImmutableArray(), null);
        if (container.Sandbox is not { IsHost: false } sandbox)
            return Resolution.Nothing;
        IEnumerable<SimulatedEndpoint> endpoints = sandbox.Endpoints;
        // In a swarm overlays are asked first, ingress and local networks after them (ByNetworkType).
        if (engine.Node.Swarm != SwarmRole.None)
            endpoints = endpoints.OrderBy(endpoint => endpoint.Network is { Driver: NetworkDriver.Overlay, RealName: not "ingress" } ? 0 : 1);
        return Ask(endpoints.ToList(), name, network: null) ?? AskQualified(endpoints.ToList(), name) ?? Resolution.Nothing;
    }

    /// <summary>Who has an address: a container, the node, or a machine outside; null when nobody is known to.</summary>
    public static Party? OwnerOf(EngineState engine, IpAddress address)
    {
        if (engine.EndpointAt.TryGetValue(address, out var endpoint))
            return Party.Of(endpoint.Container);
        if (NodeAddresses.IsOwn(engine, address))
            return Party.Node;
        foreach (var outside in engine.Options.Outside)
            if (outside.Address == address)
                return Party.Lan;
        return null;
    }

    /// <summary>For a.b.c the engine tries a.b in network c, then a in network b.c.</summary>
    private static Resolution? AskQualified(List<SimulatedEndpoint> endpoints, string name)
    {
        for (var dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1))
            if (Ask(endpoints, name.Substring(0, dot), name.Substring(dot + 1)) is { } found)
                return found;
        return null;
    }

    private static Resolution? Ask(List<SimulatedEndpoint> endpoints, string name, string? network)
    {
        foreach (var endpoint in endpoints)
            if ((network is null || endpoint.Network.RealName == network) && endpoint.LinkAliases.TryGetValue(name, out var target)
                && Records(endpoint.Network, target) is { } linked)
                return linked;
        foreach (var endpoint in endpoints)
            if ((network is null || endpoint.Network.RealName == network) && !endpoint.LinkAliases.ContainsKey(name) && Records(endpoint.Network, name) is { } found)
                return found;
        return null;
    }

    private static Resolution? Records(SimulatedNetwork network, string name)
    {
        var owners = network.Names.Owners(name);
        if (owners.Count == 0)
            return null;
        var addresses = ImmutableArray.CreateBuilder<ResolvedAddress>();
        foreach (var owner in owners)
        {
            if (owner.Endpoint is not { } endpoint)
            {
                addresses.Add(new ResolvedAddress(null, null, owner.VirtualOf));
                continue;
            }

            if (endpoint.IPv4 is { } four)
                addresses.Add(new ResolvedAddress(four, Party.Of(endpoint.Container)));
            if (endpoint.IPv6 is { } six)
                addresses.Add(new ResolvedAddress(six, Party.Of(endpoint.Container)));
        }

        return addresses.Count == 0 ? null : new Resolution(NameSource.Dns, addresses.ToImmutable(), network);
    }
}
