using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>Gives a starting container its names on a network, and its links their private ones.</summary>
internal static class NameRegistration
{
    public static void Register(EngineState engine, SimulatedEndpoint endpoint)
    {
        var network = endpoint.Network;
        if (network.IsDefaultBridge || network.RealName is "docker_gwbridge" or "ingress")
            return;
        var container = endpoint.Container;
        var workload = container.Workload;
        var owner = new NameOwner(endpoint, null);
        network.Names.Add(container.Name, owner);
        network.Names.Add(container.ShortId, owner);
        if (workload.Hostname is { IsKnown: true } hostname)
            network.Names.Add(hostname.Value, owner);
        if (workload.Kind == WorkloadKind.SwarmService)
        {
            RegisterTask(endpoint, workload, owner);
            return;
        }

        // Compose asks for the service's name as an alias; a network that a mode names is joined without it (engine case mode-named-network).
        if (workload.Kind == WorkloadKind.ComposeService && workload.Mode is null)
            network.Names.Add(workload.ServiceName, owner);
        if (endpoint.Attachment is { } attachment)
            foreach (var alias in attachment.Aliases)
                if (alias.TryGet(out var name))
                    network.Names.Add(name, owner);
        foreach (var (alias, target) in Links.Of(engine, container))
            endpoint.LinkAliases[alias] = target.Name;
    }

    /// <summary>A task answers for its service itself in dnsrr mode; else the service's virtual address does.</summary>
    private static void RegisterTask(SimulatedEndpoint endpoint, Workload workload, NameOwner task)
    {
        var names = endpoint.Network.Names;
        names.Add("tasks." + workload.ServiceName, task);
        names.Add("tasks." + workload.Presence.Project + "_" + workload.ServiceName, task);
        var service = workload.EndpointMode is { IsKnown: true, Value: "dnsrr" } ? task : new NameOwner(null, workload.Name);
        names.Add(workload.ServiceName, service);
        names.Add(workload.Presence.Project + "_" + workload.ServiceName, service);
        if (endpoint.Attachment is { } attachment)
            foreach (var alias in attachment.Aliases)
                if (alias.TryGet(out var name))
                    names.Add(name, service);
    }
}
