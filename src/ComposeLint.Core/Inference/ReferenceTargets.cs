using ComposeLint.Topology;

namespace ComposeLint.Inference;

/// <summary>Who bears a name that files give: services, containers, aliases and host names, whether or not the name resolves for anybody.</summary>
internal sealed class ReferenceTargets
{
    private readonly Dictionary<string, List<Workload>> _byName = new(StringComparer.OrdinalIgnoreCase);

    public ReferenceTargets(NetworkTopology topology)
    {
        foreach (var workload in topology.Workloads)
        {
            Add(workload.ServiceName, workload);
            if (workload.ContainerName is { IsKnown: true } container)
                Add(container.Value, workload);
            if (workload.Hostname is { IsKnown: true } hostname)
                Add(hostname.Value, workload);
            foreach (var attachment in workload.Attachments)
                foreach (var alias in attachment.Aliases)
                    if (alias.TryGet(out var name))
                        Add(name, workload);
        }
    }

    /// <summary>Who bears the name among those that may exist beside <paramref name="from"/>.</summary>
    public ImmutableArray<Workload> Of(Workload from, string name) =>
        !_byName.TryGetValue(name, out var bearers) ? ImmutableArray<Workload>.Empty
            : bearers.Where(bearer => bearer == from || bearer.Presence.CanCoexist(from.Presence) != Coexistence.Never).ToImmutableArray();

    private void Add(string name, Workload workload)
    {
        if (name.Length == 0)
            return;
        if (!_byName.TryGetValue(name, out var list))
            _byName.Add(name, list = []);
        if (!list.Contains(workload))
            list.Add(workload);
    }
}
