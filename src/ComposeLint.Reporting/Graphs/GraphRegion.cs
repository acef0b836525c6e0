namespace ComposeLint.Reporting.Graphs;

/// <summary>A region of the picture: a network with those at home there and its guests, or those that are on none.</summary>
/// <param name="Network">The network; null for a region that is none.</param>
/// <param name="Kind">What the region is when it is no network.</param>
/// <param name="Residents">Whose first network it is, and those that share their namespace.</param>
/// <param name="Guests">Who is on it too, and drawn elsewhere.</param>
internal sealed record GraphRegion(GraphNetwork? Network, SandboxKind Kind, ImmutableArray<GraphService> Residents, ImmutableArray<GraphService> Guests)
{
    /// <summary>The regions in the order of the networks; the machine's own and the one without network last. A service stands in one region only.</summary>
    public static ImmutableArray<GraphRegion> Of(NetworkGraph graph)
    {
        var home = graph.Memberships.DistinctBy(member => member.Service).ToDictionary(member => member.Service, member => member.Network, StringComparer.Ordinal);
        var byName = graph.Services.ToLookup(service => (service.Project, service.Name));
        var places = graph.Services.ToLookup(service => Place(service, home, byName, 0), StringComparer.Ordinal);
        var members = graph.Memberships.ToLookup(member => member.Network, member => member.Service, StringComparer.Ordinal);
        var services = graph.Services.ToDictionary(service => service.Id, StringComparer.Ordinal);
        var regions = graph.Networks
            .Select(network => new GraphRegion(
                network,
                SandboxKind.Networks,
                [.. places[network.Id]],
                [.. members[network.Id].Where(id => home[id] != network.Id).Distinct(StringComparer.Ordinal).Select(id => services[id])]))
            .ToList();
        foreach (var kind in new[] { SandboxKind.Host, SandboxKind.None, SandboxKind.Shared })
        {
            if (places[kind.ToString()].Any())
                regions.Add(new GraphRegion(null, kind, [.. places[kind.ToString()]], []));
        }

        return [.. regions];
    }

    // A sidecar stands beside the owner of its namespace; the chain of such owners is short, and a circle in it has no place.
    private static string Place(GraphService service, Dictionary<string, string> home, ILookup<(string, string), GraphService> byName, int depth)
    {
        if (service.Sandbox == SandboxKind.Shared)
        {
            var owner = byName[(service.Project, service.SharesWith)].FirstOrDefault();
            return owner is null || depth > 8 ? nameof(SandboxKind.Shared) : Place(owner, home, byName, depth + 1);
        }

        return service.Sandbox == SandboxKind.Networks && home.TryGetValue(service.Id, out var network) ? network
            : service.Sandbox == SandboxKind.Host ? nameof(SandboxKind.Host)
            : nameof(SandboxKind.None);
    }
}
