using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>Orders a sandbox's memberships and chooses its default routes (moby libnetwork/sandbox.go Endpoint.Less, default_gateway.go).</summary>
internal static class DefaultRoutes
{
    public static void Choose(EngineState engine, SimulatedContainer container, SimulatedSandbox sandbox)
    {
        foreach (var endpoint in sandbox.Endpoints)
        {
            endpoint.HasGateway4 = LeadsOut(engine, endpoint.Network, ipv4: true);
            endpoint.HasGateway6 = LeadsOut(engine, endpoint.Network, ipv4: false);
        }

        if (NeedsGatewayBridge(sandbox) && engine.NetworkNamed("docker_gwbridge") is { IPv4: { } lease } bridge && lease.TryTakeNext(out var address))
        {
            var gateway = new SimulatedEndpoint(container, bridge, null) { IPv4 = address, HasGateway4 = true };
            engine.EndpointAt[address] = gateway;
            sandbox.EndpointList.Add(gateway);
            bridge.MemberList.Add(gateway);
        }

        Sort(engine, sandbox.EndpointList);
        if (!engine.Has(EngineBehaviour.GatewayPriority))
        {
            // One endpoint gives both routes: the first with an IPv4 gateway.
            sandbox.Default4 = sandbox.EndpointList.Find(endpoint => endpoint.HasGateway4);
            sandbox.Default6 = sandbox.Default4 is { HasGateway6: true } both ? both : null;
            return;
        }

        if (sandbox.EndpointList.Find(endpoint => endpoint.HasGateway4 && endpoint.HasGateway6) is { } dual)
        {
            sandbox.Default4 = sandbox.Default6 = dual;
            return;
        }

        sandbox.Default4 = sandbox.EndpointList.Find(endpoint => endpoint.HasGateway4);
        sandbox.Default6 = sandbox.EndpointList.Find(endpoint => endpoint.HasGateway6);
    }

    private static bool LeadsOut(EngineState engine, SimulatedNetwork network, bool ipv4)
    {
        if (network.RoutesByParent)
            return network.Lease(ipv4) is not null && !network.IsInternal && network.Parent is not null;
        if (network.Lease(ipv4) is not { Gateway: not null } || network.Mode(ipv4) == GatewayMode.Isolated)
            return false;
        return network.Driver switch
        {
            NetworkDriver.Bridge => !network.IsInternal || engine.Has(EngineBehaviour.InternalDefaultRoute),
            NetworkDriver.Macvlan or NetworkDriver.Ipvlan => !network.IsInternal && network.Parent is not null,
            _ => false,
        };
    }

    /// <summary>A container on overlays alone leaves by docker_gwbridge, unless all of them are internal.</summary>
    private static bool NeedsGatewayBridge(SimulatedSandbox sandbox)
    {
        var needs = false;
        foreach (var endpoint in sandbox.Endpoints)
        {
            if (endpoint.Network.IsInternal)
                continue;
            if (endpoint.HasGateway4 || endpoint.HasGateway6)
                return false;
            needs |= endpoint.Network.Driver == NetworkDriver.Overlay;
        }

        return needs;
    }

    private static void Sort(EngineState engine, List<SimulatedEndpoint> endpoints)
    {
        var order = endpoints
            .OrderByDescending(endpoint => engine.Has(EngineBehaviour.GatewayPriority) && endpoint.Attachment?.GatewayPriority is { IsKnown: true } priority ? priority.Value : 0)
            .ThenBy(endpoint => endpoint.Network.RealName == "docker_gwbridge")
            .ThenBy(endpoint => endpoint.Network.IsInternal)
            .ThenByDescending(endpoint => (endpoint.HasGateway4 ? 1 : 0) + (endpoint.HasGateway6 ? 1 : 0))
            .ThenBy(endpoint => endpoint.Network.RealName, StringComparer.Ordinal)
            .ToList();
        endpoints.Clear();
        endpoints.AddRange(order);
    }
}
