using System.Globalization;
using ComposeLint.Text;

namespace ComposeLint.Topology;

/// <summary>Gathers the sockets that a node would hold, and finds the pairs that cannot both be.</summary>
internal static class HostStackBuilder
{
    /// <summary>More pairs than this are not listed: a file can make a million with two lines.</summary>
    private const int MaximumConflicts = 10_000;

    /// <summary>The node's claims and conflicts.</summary>
    public static HostStack Build(
        Declarations declarations, Func<Workload, IEnumerable<Network>> networksOf, Func<Workload, bool> isInHostNamespace, CancellationToken cancellation)
    {
        var claims = ImmutableArray.CreateBuilder<HostClaim>();
        claims.AddRange(declarations.Node.Processes);
        foreach (var workload in declarations.Workloads)
        {
            cancellation.ThrowIfCancellationRequested();
            if (isInHostNamespace(workload))
                AddListeners(claims, workload);
            else if (workload.Mode is null or { Kind: NetworkModeKind.Bridge or NetworkModeKind.Network })
                AddPorts(claims, declarations, workload, networksOf(workload).ToList());
        }

        var all = claims.ToImmutable();
        return new HostStack(declarations.Node, all, Conflicts(all, cancellation));
    }

    private static void AddListeners(ImmutableArray<HostClaim>.Builder claims, Workload workload)
    {
        foreach (var listener in workload.Listeners)
            claims.Add(new HostClaim
            {
                Span = listener.Evidence ?? workload.Span,
                Context = workload.Context,
                Name = workload.Name + " on " + listener.Port.ToString(CultureInfo.InvariantCulture),
                Key = workload.Key + ".listen." + listener.Port.ToString(CultureInfo.InvariantCulture) + "/" + listener.Protocol,
                Presence = workload.Presence,
                Kind = ClaimKind.HostListener,
                Workload = workload,
                Address = listener.Address,
                Ports = new PortRange(listener.Port),
                Protocol = listener.Protocol,
                Holders = workload.ReplicaCount,
            });
    }

    private static void AddPorts(ImmutableArray<HostClaim>.Builder claims, Declarations declarations, Workload workload, List<Network> networks)
    {
        // Published through the first network, by name, that has a gateway to the host: none, and nothing is published, silently
        // (moby libnetwork/sandbox.go getGatewayEndpoint; engine cases internal-published, macvlan).
        var gateways = networks.Where(HasGateway).OrderBy(network => network.RealName, StringComparer.Ordinal).ToList();
        if (gateways.Count == 0 && networks.Count > 0 && workload.Kind != WorkloadKind.SwarmService)
            return;
        foreach (var port in workload.Ports)
        {
            if (port.IsDynamic && !port.IsChoice || port.Host is not { } host || !host.TryGet(out var ports) || !port.Protocol.TryGet(out var protocol))
                continue;
            var ingress = workload.Kind == WorkloadKind.SwarmService && port.Mode is not { IsKnown: true, Value: PublishMode.Host };
            claims.Add(new HostClaim
            {
                Span = port.Span,
                Context = port.Context,
                Name = port.Name,
                Key = port.Key,
                Origin = port.Origin,
                Presence = port.Presence,
                Kind = ingress ? ClaimKind.Ingress : ClaimKind.Published,
                Workload = workload,
                Port = port,
                Address = port.HostIp is null ? DefaultBinding(gateways) : port.HostAddress,
                IsAddressKnown = port.HostIp is not { } ip || ip.IsKnown && (port.HostAddress is not null || ip.Value.Length == 0),
                Ports = ports,
                IsChoice = port.IsChoice,
                Protocol = protocol,
                Holders = ingress ? 1 : OnOneNode(declarations, workload),
            });
        }
    }

    /// <summary>How many of its replicas share a node at least, where the nodes of the swarm are known.</summary>
    private static int? OnOneNode(Declarations declarations, Workload workload) =>
        workload.Kind != WorkloadKind.SwarmService || declarations.Peers.IsEmpty ? workload.ReplicaCount : (workload.ReplicaCount + declarations.Peers.Length) / (declarations.Peers.Length + 1);

    private static bool HasGateway(Network network) =>
        !network.IsInternal && network.Driver is NetworkDriver.Bridge or NetworkDriver.Overlay or NetworkDriver.Other;

    private static IpAddress? DefaultBinding(List<Network> gateways) =>
        gateways.Count > 0 && gateways[0].Declaration.Option("com.docker.network.bridge.host_binding_ipv4") is { } option
            && option.TryGet(out var text) && IpAddress.TryParse(text, out var address) && !address.IsAny ? address : null;

    private static ImmutableArray<PortConflict> Conflicts(ImmutableArray<HostClaim> claims, CancellationToken cancellation)
    {
        var result = ImmutableArray.CreateBuilder<PortConflict>();
        var order = new Dictionary<HostClaim, int>();
        foreach (var claim in claims)
        {
            order[claim] = order.Count;
            if (claim.Holders is { } holders && holders > (claim.IsChoice ? claim.Ports.Count : 1))
                result.Add(new PortConflict(claim, claim, Coexistence.Always, claim.Ports));
        }

        var active = new List<HostClaim>();
        foreach (var claim in claims.OrderBy(claim => claim.Ports.First).ThenBy(claim => order[claim]))
        {
            cancellation.ThrowIfCancellationRequested();
            active.RemoveAll(other => other.Ports.Last < claim.Ports.First);
            foreach (var other in active)
            {
                if (!claim.Overlaps(other) || IsSameEntry(claim, other) || claim.IsChoice || other.IsChoice)
                    continue;
                var coexistence = claim.Presence.CanCoexist(other.Presence);
                if (coexistence == Coexistence.Never)
                    continue;
                var (first, second) = order[other] < order[claim] ? (other, claim) : (claim, other);
                var ports = new PortRange(Math.Max(claim.Ports.First, other.Ports.First), Math.Min(claim.Ports.Last, other.Ports.Last));
                result.Add(new PortConflict(first, second, coexistence, ports));
                if (result.Count >= MaximumConflicts)
                    return result.ToImmutable();
            }

            active.Add(claim);
        }

        AddExhaustedChoices(result, claims, order);
        return result.ToImmutable();
    }

    /// <summary>A range of which each takes one port is too small when more want a port of it than it has.</summary>
    private static void AddExhaustedChoices(ImmutableArray<PortConflict>.Builder result, ImmutableArray<HostClaim> claims, Dictionary<HostClaim, int> order)
    {
        var byFirst = claims.OrderBy(claim => claim.Ports.First).ToList();
        var firsts = byFirst.ConvertAll(claim => claim.Ports.First);
        foreach (var choice in claims)
        {
            if (!choice.IsChoice || choice.Holders is not { } wanted || result.Count >= MaximumConflicts)
                continue;
            var at = firsts.BinarySearch(choice.Ports.First);
            at = at < 0 ? ~at : at;
            while (at > 0 && firsts[at - 1] == choice.Ports.First)
                at--;
            for (; at < byFirst.Count && firsts[at] <= choice.Ports.Last; at++)
            {
                var other = byFirst[at];
                if (other == choice || !choice.Overlaps(other) || choice.Presence.CanCoexist(other.Presence) != Coexistence.Always)
                    continue;
                if (other.Ports.Last > choice.Ports.Last || other.Holders is not { } taken)
                    continue;
                wanted += other.IsChoice ? taken : other.Ports.Count;
                if (wanted <= choice.Ports.Count)
                    continue;
                var sameRange = other.IsChoice && other.Ports == choice.Ports;
                var isFirst = order[other] < order[choice];
                if (!sameRange || isFirst)
                    result.Add(new PortConflict(isFirst ? other : choice, isFirst ? choice : other, Coexistence.Always, choice.Ports));
                break;
            }
        }
    }

    /// <summary>Compose drops an entry that repeats another of the same service.</summary>
    private static bool IsSameEntry(HostClaim one, HostClaim two) =>
        one.Workload is not null && one.Workload == two.Workload && one.Kind == two.Kind && one.Ports == two.Ports && one.Address == two.Address
        && one.Port is { } first && two.Port is { } second
        && first.Container.IsKnown && second.Container.IsKnown && first.Container.Value == second.Container.Value;
}
