namespace ComposeLint.Topology;

/// <summary>Whose network namespace each workload runs in, along chains of <c>network_mode: service:</c> and <c>container:</c>.</summary>
internal sealed class NamespaceOwners
{
    private readonly Dictionary<string, Workload> _byServiceName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Workload> _byContainerName = new(StringComparer.Ordinal);
    private readonly Dictionary<Workload, Workload?> _owners = [];

    public NamespaceOwners(ImmutableArray<Workload> workloads)
    {
        foreach (var workload in workloads)
        {
            var local = Local(workload.Presence, workload.ServiceName);
            if (!_byServiceName.ContainsKey(local))
                _byServiceName.Add(local, workload);
            if (workload.ContainerName is { } container && container.TryGet(out var name))
                _byContainerName[PresenceScope.Engine(workload.Presence) + "\n" + name] = workload;
        }
    }

    /// <summary>The workload whose namespace it runs in: itself, the end of a chain of modes, or null (the node's own, or not known).</summary>
    public Workload? OwnerOf(Workload workload)
    {
        if (_owners.TryGetValue(workload, out var known))
            return known;
        var chain = new List<Workload>();
        var current = workload;
        Workload? owner;
        while (true)
        {
            if (_owners.TryGetValue(current, out owner))
                break;
            _owners[current] = null;
            chain.Add(current);
            if (current.Mode is not { IsShared: true } mode)
            {
                owner = current.Mode is { Kind: NetworkModeKind.Host } ? null : current;
                break;
            }

            if (Next(current, mode) is not { } next)
            {
                owner = null;
                break;
            }

            current = next;
        }

        foreach (var member in chain)
            _owners[member] = owner;
        return owner;
    }

    private Workload? ContainerNamed(Presence presence, string name)
    {
        if (_byContainerName.TryGetValue(PresenceScope.Engine(presence) + "\n" + name, out var workload))
            return workload;
        var prefix = presence.Project + "-";
        return name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith("-1", StringComparison.Ordinal) && name.Length > prefix.Length + 2
            && _byServiceName.TryGetValue(Local(presence, name.Substring(prefix.Length, name.Length - prefix.Length - 2)), out var service) ? service : null;
    }

    /// <summary>Whether its processes run in the node's own namespace, itself or as a sidecar.</summary>
    public bool IsHost(Workload workload)
    {
        for (var steps = 0; steps < 64; steps++)
        {
            if (workload.Mode is { Kind: NetworkModeKind.Host })
                return true;
            if (workload.Mode is not { IsShared: true } mode)
                return false;
            if (Next(workload, mode) is not { } next)
                return false;
            workload = next;
        }

        return false;
    }

    private static string Local(Presence presence, string name) => PresenceScope.Of(presence) + "\n" + name;

    private Workload? Next(Workload workload, NetworkMode mode) => mode.Kind == NetworkModeKind.Service
        ? _byServiceName.TryGetValue(Local(workload.Presence, mode.Target), out var service) ? service : null
        : ContainerNamed(workload.Presence, mode.Target);
}

/// <summary>What shares names with what.</summary>
internal static class PresenceScope
{
    /// <summary>What may hold the same names: one project in one variant and run.</summary>
    public static string Of(Presence presence) => string.Join("\n", presence.Project, presence.Variant, presence.RunScope ?? "", presence.Target.ToString());

    /// <summary>What may share an engine: a host group, else the project alone.</summary>
    public static string Engine(Presence presence) => presence.HostGroup is { } group ? "\n" + group : Of(presence);
}
