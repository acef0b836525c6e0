using System.Globalization;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>
/// Brings projects up as Docker Compose does: load, look up external networks, make networks, create all containers, start all
/// (docker/compose pkg/compose/{up,create,start}.go).
/// </summary>
internal sealed class ComposeBringUp(EngineState engine, CancellationToken cancellation)
{
    private readonly NetworkCreation _networks = new(engine);
    private readonly ContainerCreation _containers = new(engine);
    private readonly ContainerStart _start = new(engine, new PortBinder(engine));

    /// <summary>The containers' step of the start, shared with stacks.</summary>
    public ContainerStart Starter => _start;

    /// <summary>The networks' step.</summary>
    public NetworkCreation NetworkMaker => _networks;

    /// <summary>One project, as far as it goes; what refuses it, or null.</summary>
    public Refusal? BringUp(IReadOnlyList<Workload> project)
    {
        var order = StartOrder.Of(project);
        var refusal = LookUpExternal(order) ?? MakeNetworks(order) ?? CreateAll(order);
        return refusal ?? StartAll(order);
    }

    /// <summary>Containers made by single commands: each created and started in turn.</summary>
    public Refusal? Run(IReadOnlyList<Workload> containers)
    {
        foreach (var workload in containers)
        {
            var name = workload.ContainerName is { IsKnown: true } given ? given.Value : workload.Name;
            if ((_containers.Create(workload, 1, name) ?? _start.Start(engine.Of(workload)[0])) is { } refusal)
                return refusal;
        }

        return null;
    }

    /// <summary>The networks that a project's services join, in the order of their declaration.</summary>
    public static List<Network> Used(EngineState engine, IEnumerable<Workload> workloads)
    {
        var used = new HashSet<Network>();
        foreach (var workload in workloads)
            foreach (var attachment in workload.Attachments)
                if (engine.Topology.NetworkOf.TryGetValue(attachment, out var network))
                    used.Add(network);
        return engine.Topology.Networks.Where(used.Contains).ToList();
    }

    /// <summary>The declaration by which a project refers to a network that others make; null when it makes it itself.</summary>
    public static NetworkDeclaration? ExternalIn(Network network, Presence presence)
    {
        foreach (var declaration in network.Declarations)
            if (declaration.IsExternal && declaration.Presence.Project == presence.Project)
                return declaration;
        return null;
    }

    private Refusal? LookUpExternal(List<Workload> order)
    {
        if (!engine.Node.IsFresh || order.Count == 0)
            return null;
        foreach (var network in Used(engine, order))
            if (ExternalIn(network, order[0].Presence) is { } external && network.RealName is { } name && engine.NetworkNamed(name) is null)
                return engine.Keep(new Refusal(RefusalPoint.Load, RefusalSource.Compose, "external-missing", engine.Messages.Text("external-missing", name), external) { Network = external });
        return null;
    }

    /// <summary>A network of that name that is there already is taken over, when its label says that it was made under the same key (pkg/compose/create.go resolveOrCreateNetwork).</summary>
    private Refusal? CheckLabel(Network network, Presence project)
    {
        if (network.RealName is not { } name || engine.NetworkNamed(name) is not { } there)
            return null;
        foreach (var own in network.Declarations)
            if (!own.IsExternal && own.Presence.Project == project.Project && own.LocalName != there.ComposeKey)
                return engine.Keep(new Refusal(RefusalPoint.CreateNetwork, RefusalSource.Compose, "network-label", engine.Messages.Text("network-label", name, there.ComposeKey, own.LocalName), own)
                {
                    Network = own,
                    Evidence = there.Network?.Declaration,
                    OtherNetwork = there.Network?.Declaration,
                });
        return null;
    }

    private Refusal? MakeNetworks(List<Workload> order)
    {
        // Compose makes them at the same time: one that is refused does not keep the others from being made.
        Refusal? refusal = null;
        foreach (var network in Used(engine, order))
        {
            cancellation.ThrowIfCancellationRequested();
            var refused = CheckLabel(network, order[0].Presence) ?? _networks.Make(network);
            refusal ??= refused;
        }

        if (refusal is not null)
            return refusal;

        // A mode that names a network finds it at start; what others have made is believed to be there.
        if (!engine.Node.IsFresh)
            foreach (var network in engine.Topology.Networks)
                if (network is { IsForeign: true, RealName: not null } && order.Exists(workload => workload.Mode is { Kind: NetworkModeKind.Network } mode && mode.Target == network.RealName))
                    _networks.Make(network);
        return null;
    }

    private Refusal? CreateAll(List<Workload> order)
    {
        foreach (var workload in order)
        {
            cancellation.ThrowIfCancellationRequested();
            if (EngineSimulation.Replicas(workload) == 0 && _containers.CheckWithoutReplicas(workload) is { } empty)
                return empty;
            for (var number = 1; number <= EngineSimulation.Replicas(workload); number++)
                if (_containers.Create(workload, number, ContainerName(workload, number)) is { } refusal)
                    return refusal;
        }

        return null;
    }

    private Refusal? StartAll(List<Workload> order)
    {
        foreach (var workload in order)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var container in engine.Of(workload).ToList())
                if (_start.Start(container) is { } refusal)
                    return refusal;
        }

        return null;
    }

    private static string ContainerName(Workload workload, int number) => workload.ContainerName is { IsKnown: true } given
        ? given.Value : workload.Presence.Project + "-" + workload.ServiceName + "-" + number.ToString(CultureInfo.InvariantCulture);
}
