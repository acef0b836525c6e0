using ComposeLint.Knowledge;
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
        // The engine writes localhost for both families into every hosts file, beside what extra_hosts says of it.
        if (string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase))
            lines.InsertRange(0, [IpAddress.FromIPv4(0x7f00_0001), new IpAddress(0, 1)]);
        if (lines.Count > 0)
            return new Resolution(NameSource.HostsFile, lines.Select(address => new ResolvedAddress(address, OwnerOf(engine, address))).ToImmutableArray(), null);
        if (container.Sandbox is not { IsHost: false } sandbox)
            return Resolution.Nothing;
        if (name is "host.docker.internal" or "gateway.docker.internal" && PlatformBehaviours.ResolvesHostName(engine.Options.Platform.ToString()))
            return new Resolution(NameSource.Dns, ImmutableArray.Create(new ResolvedAddress(NodeAddresses.DesktopHost, Party.Node)), null);
        var endpoints = sandbox.Endpoints.ToList();
        // In a swarm overlays are asked first, ingress and local networks after them (ByNetworkType).
        if (engine.Node.Swarm != SwarmRole.None)
            endpoints = endpoints.OrderBy(endpoint => endpoint.Network is { Driver: NetworkDriver.Overlay, RealName: not "ingress" } ? 0 : 1).ToList();

        // A client asks for IPv4 and IPv6 apart, and each question may be answered by another network.
        var four = AskQualified(engine, endpoints, name, ipv4: true);
        var six = AskQualified(engine, endpoints, name, ipv4: false);
        var addresses = (four?.Addresses ?? ImmutableArray<ResolvedAddress>.Empty).AddRange(six?.Addresses ?? ImmutableArray<ResolvedAddress>.Empty);
        return addresses.IsEmpty ? Resolution.Nothing : new Resolution(NameSource.Dns, addresses, (four is { Addresses.IsEmpty: false } ? four : six)!.Network);
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

    /// <summary>The name on every network; then for a.b.c the engine tries a.b in network c, then a in network b.c.</summary>
    private static Resolution? AskQualified(EngineState engine, List<SimulatedEndpoint> endpoints, string name, bool ipv4)
    {
        if (Ask(engine, endpoints, name, network: null, ipv4) is { } bare)
            return bare;
        for (var dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1))
            if (Ask(engine, endpoints, name.Substring(0, dot), name.Substring(dot + 1), ipv4) is { } found)
                return found;
        return null;
    }

    private static Resolution? Ask(EngineState engine, List<SimulatedEndpoint> endpoints, string name, string? network, bool ipv4)
    {
        Resolution? miss = null;
        foreach (var lookUpLinks in new[] { true, false })
        {
            foreach (var endpoint in endpoints)
            {
                if (network is not null && endpoint.Network.RealName != network)
                    continue;
                var isLink = endpoint.LinkAliases.TryGetValue(name, out var target);
                if (isLink != lookUpLinks || Records(endpoint.Network, isLink ? target! : name, ipv4) is not { } found)
                    continue;

                // Until 28 a network that has the name in the other family alone is passed over.
                if (!found.Addresses.IsEmpty || !engine.Has(EngineBehaviour.LooksOnForTheFamily))
                    return found;
                miss ??= found;
            }

            if (miss is not null)
                return miss;
        }

        return null;
    }

    private static Resolution? Records(SimulatedNetwork network, string name, bool ipv4)
    {
        var owners = network.Names.Owners(name);
        if (owners.Count == 0)
            return null;
        var addresses = ImmutableArray.CreateBuilder<ResolvedAddress>();
        foreach (var owner in owners)
        {
            if (owner.Endpoint is not { } endpoint)
            {
                if (ipv4)
                    addresses.Add(new ResolvedAddress(null, null, owner.VirtualOf));
            }
            else if (endpoint.Address(ipv4) is { } address)
            {
                addresses.Add(new ResolvedAddress(address, Party.Of(endpoint.Container)));
            }
        }

        return new Resolution(NameSource.Dns, addresses.ToImmutable(), network);
    }
}
