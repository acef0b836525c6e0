namespace ComposeLint.Simulation;

/// <summary>Who has a name on one network: a container, or the virtual address of a swarm service.</summary>
/// <param name="Endpoint">The membership that the name leads to; null for a virtual address.</param>
/// <param name="VirtualOf">The service whose virtual address it is; null for a container.</param>
public readonly record struct NameOwner(SimulatedEndpoint? Endpoint, string? VirtualOf);

/// <summary>The engine's DNS records of one network; names are compared without case, as the engine does.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, List<NameOwner>> _owners = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string name, NameOwner owner)
    {
        if (!_owners.TryGetValue(name, out var list))
            _owners.Add(name, list = []);
        if (!list.Contains(owner))
            list.Add(owner);
    }

    public IReadOnlyList<NameOwner> Owners(string name) => _owners.TryGetValue(name, out var list) ? list : [];

    public void Remove(SimulatedEndpoint endpoint)
    {
        foreach (var list in _owners.Values)
            list.RemoveAll(owner => owner.Endpoint == endpoint);
    }
}
