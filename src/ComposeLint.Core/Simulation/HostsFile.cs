using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>Writes a container's hosts file: its own names, its extra hosts, and on the default bridge its links (moby daemon buildSandboxOptions).</summary>
internal static class HostsFile
{
    public static void Write(EngineState engine, SimulatedContainer container)
    {
        foreach (var entry in container.Workload.ExtraHosts)
        {
            if (!entry.Address.TryGet(out var text))
                continue;
            // host-gateway is the default bridge's gateway, whatever the container's own networks (engine case extra-hosts).
            // On Docker Desktop it is the user's machine (from its documentation).
            if (text == "host-gateway" && PlatformBehaviours.ResolvesHostName(engine.Options.Platform.ToString()))
                container.HostsLines.Add(new HostsLine(entry.HostName, NodeAddresses.DesktopHost));
            else if (text == "host-gateway" && engine.NetworkNamed("bridge")?.IPv4?.Gateway is { } gateway)
                container.HostsLines.Add(new HostsLine(entry.HostName, gateway));
            else if (IpAddress.TryParse(text, out var address))
                container.HostsLines.Add(new HostsLine(entry.HostName, address));
        }

        if (container.Sandbox is not { IsHost: false } sandbox)
            return;
        foreach (var endpoint in sandbox.Endpoints)
        {
            if (endpoint.Network.RealName is "docker_gwbridge" or "ingress")
                continue;
            foreach (var address in new[] { endpoint.IPv4, endpoint.IPv6 })
            {
                if (address is not { } own)
                    continue;
                container.HostsLines.Add(new HostsLine(container.Hostname, own));
                if (container.Workload.Hostname is not null && container.Workload.DomainName is { IsKnown: true } domain)
                    container.HostsLines.Add(new HostsLine(container.Hostname + "." + domain.Value, own));
            }

            if (endpoint.Network.IsDefaultBridge)
                AddLinks(engine, container);
        }
    }

    private static void AddLinks(EngineState engine, SimulatedContainer container)
    {
        foreach (var (alias, target) in Links.Of(engine, container))
            if (target.Sandbox?.EndpointList.Find(endpoint => endpoint.Network.IsDefaultBridge)?.IPv4 is { } address)
                foreach (var name in new[] { alias, target.Hostname, target.Name })
                    container.HostsLines.Add(new HostsLine(name, address));
    }
}
