using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>One container port to publish.</summary>
/// <param name="Port">The entry that asks for it; null for what <c>-P</c> publishes.</param>
/// <param name="ContainerPort">The container's port.</param>
/// <param name="HostPorts">The host port, or those to choose from; 0: any.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="HostAddress">The host address; null for the default.</param>
internal sealed record PortRequest(PublishedPort? Port, int ContainerPort, PortRange HostPorts, Protocol Protocol, IpAddress? HostAddress)
{
    /// <summary>Whether the host port is written and not known: something is published, on whatever port.</summary>
    public bool IsUnknown { get; init; }

    private bool IsRange => HostPorts.First == 0 || HostPorts.Count > 1;

    /// <summary>
    /// A workload's ports in the order in which the engine binds them, those together that get one number. Since 28 exact ports go before ranges, then by
    /// container port (libnetwork/drivers/bridge/port_mapping_linux.go cmpPortBinding); before, larger host ports go first, then larger container ports
    /// (go-connections nat/sort.go SortPortMap).
    /// </summary>
    /// <param name="workload">The workload.</param>
    /// <param name="exactFirst">Whether exact ports go before ranges.</param>
    /// <param name="includesUnknown">Whether entries with a host port that is not known are among them.</param>
    public static IEnumerable<List<PortRequest>> Of(Workload workload, bool exactFirst, bool includesUnknown)
    {
        var all = All(workload, includesUnknown).ToList();
        if (!exactFirst)
            // Its comparison says "less" of equal TCP entries too, so that they come out in reverse.
            return all.Select((request, index) => (Request: request, Index: index))
                .OrderByDescending(entry => entry.Request.HostPorts.First).ThenByDescending(entry => entry.Request.ContainerPort).ThenBy(entry => entry.Request.Protocol)
                .ThenBy(entry => entry.Request.Protocol == Protocol.Tcp ? -entry.Index : entry.Index).Select(entry => new List<PortRequest> { entry.Request });
        return all.OrderBy(request => request.IsRange).ThenBy(request => request.ContainerPort).ThenBy(request => request.Protocol)
            .ThenBy(request => request.HostPorts.First).ThenBy(request => request.HostPorts.Last)
            .GroupBy(request => (request.ContainerPort, request.Protocol, request.HostPorts, request.IsUnknown)).Select(group => group.ToList());
    }

    private static IEnumerable<PortRequest> All(Workload workload, bool includesUnknown)
    {
        foreach (var port in workload.Ports)
        {
            if (!port.Container.TryGet(out var inside) || !port.Protocol.TryGet(out var protocol) || port.UnknownProtocol is not null)
                continue;

            // The routing mesh holds a swarm service's other ports, not its tasks.
            if (workload.Kind == WorkloadKind.SwarmService && port.Mode is not { IsKnown: true, Value: PublishMode.Host })
                continue;
            if (port.HostIp is { } ip && (!ip.IsKnown || ip.Value.Length > 0 && port.HostAddress is null) || port.Host is { IsKnown: false } && !includesUnknown)
                continue;
            var host = port.Host is { IsKnown: true } given ? given.Value : new PortRange(0);
            for (var n = 0; n < inside.Count; n++)
            {
                var ports = host is { First: 0, Count: 1 } ? new PortRange(0) : port.IsChoice || host.Count < inside.Count ? host : new PortRange(host.First + n);
                yield return new PortRequest(port, inside.First + n, ports, protocol, port.HostAddress) { IsUnknown = port.Host is { IsKnown: false } };
            }
        }

        if (workload.PublishesAll)
            foreach (var exposed in workload.Exposed)
                if (exposed.Ports.TryGet(out var ports))
                    for (var n = ports.First; n <= ports.Last; n++)
                        yield return new PortRequest(null, n, new PortRange(0), exposed.Protocol, null);
    }
}
