using System.Globalization;

namespace ComposeLint.Topology;

/// <summary>Gathers the names that each network gives its members.</summary>
internal static class DnsScopeBuilder
{
    /// <summary>The scopes of the networks that answer names: all but the default bridge, host and none.</summary>
    public static ImmutableArray<DnsScope> Build(ImmutableArray<Network> networks, ImmutableArray<Workload> workloads, Func<Workload, IEnumerable<Network>> networksOf)
    {
        var names = new Dictionary<Network, ImmutableArray<ScopedName>.Builder>();
        foreach (var workload in workloads)
            foreach (var network in networksOf(workload))
            {
                if (network.RealName == "bridge" || network.Driver is NetworkDriver.Host or NetworkDriver.None)
                    continue;
                if (!names.TryGetValue(network, out var list))
                    names.Add(network, list = ImmutableArray.CreateBuilder<ScopedName>());
                Add(list, workload, network);
            }

        var result = ImmutableArray.CreateBuilder<DnsScope>();
        foreach (var network in networks)
            if (names.TryGetValue(network, out var list))
                result.Add(new DnsScope(network, list.ToImmutable()));
        return result.ToImmutable();
    }

    private static void Add(ImmutableArray<ScopedName>.Builder names, Workload workload, Network network)
    {
        // An alias is asked for by the project alone; a mode that names a network gives none, and so not the service's name either.
        if (workload.Mode is null)
            names.Add(new ScopedName(workload.ServiceName, NameKind.Service, workload));
        if (workload.Kind == WorkloadKind.SwarmService)
        {
            names.Add(new ScopedName("tasks." + workload.ServiceName, NameKind.Tasks, workload));
            names.Add(new ScopedName(workload.Presence.Project + "_" + workload.ServiceName, NameKind.Service, workload));
        }
        else
        {
            foreach (var name in ContainerNames(workload))
                names.Add(new ScopedName(name, NameKind.Container, workload));
        }

        if (workload.Hostname is { } hostname && hostname.TryGet(out var host))
            names.Add(new ScopedName(host, NameKind.Hostname, workload));
        foreach (var attachment in workload.Attachments)
            if (Refers(attachment, network))
                foreach (var alias in attachment.Aliases)
                    if (alias.TryGet(out var name))
                        names.Add(new ScopedName(name, NameKind.Alias, workload));
    }

    private static bool Refers(Attachment attachment, Network network)
    {
        foreach (var declaration in network.Declarations)
            if (declaration.LocalName == attachment.NetworkName && declaration.Presence.Project == attachment.Presence.Project)
                return true;
        return false;
    }

    /// <summary>The containers' names: given, or PROJECT-service-N as Compose makes them, up to the hundredth.</summary>
    private static IEnumerable<string> ContainerNames(Workload workload)
    {
        if (workload.ContainerName is { } given)
            return given.TryGet(out var name) ? [name] : [];
        if (workload.Kind != WorkloadKind.ComposeService)
            return [];
        return Enumerable.Range(1, Math.Min(workload.ReplicaCount ?? 1, 100))
            .Select(n => workload.Presence.Project + "-" + workload.ServiceName + "-" + n.ToString(CultureInfo.InvariantCulture));
    }
}
