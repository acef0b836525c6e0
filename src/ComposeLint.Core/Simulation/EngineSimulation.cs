using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>Brings declared projects up on a simulated engine.</summary>
public static class EngineSimulation
{
    /// <summary>More replicas of one service than this are not told apart: they are alike.</summary>
    private const int MaximumReplicas = 200;

    /// <summary>The engine after everything that is enabled was brought up, or as far as it came.</summary>
    public static EngineState Run(NetworkTopology topology, SimulationOptions options, CancellationToken cancellation = default)
    {
        var engine = new EngineState(topology, options);
        var compose = new ComposeBringUp(engine, cancellation);
        compose.NetworkMaker.MakePredefined(engine.Node.Swarm != SwarmRole.None);
        foreach (var node in topology.Declarations.Peers)
        {
            var peer = engine.AddPeer(node);
            new NetworkCreation(peer).MakePredefined(swarm: true, engine.NetworkNamed("ingress"));
            HoldSockets(peer);
        }

        HoldSockets(engine);
        foreach (var network in topology.Networks)
            if (!network.IsForeign && network.Declaration.Presence.Target == DeploymentTarget.Containers && engine.Refusal is null && Includes(options, network.Declaration.Presence))
                engine.Refusal = compose.NetworkMaker.Make(network);
        var stacks = new StackBringUp(engine, compose, cancellation);
        foreach (var project in Projects(topology, options))
        {
            if (engine.Refusal is not null)
                break;
            var presence = project[0].Presence;
            engine.Refusal = Load(engine, presence) ?? presence.Target switch
            {
                DeploymentTarget.Containers => compose.Run(project),
                DeploymentTarget.Stack => stacks.Deploy(project),
                _ => compose.BringUp(project),
            };
        }

        ListenerBinding.BindAll(engine);
        return engine;
    }

    /// <summary>
    /// What is listened on before any container: the node's processes and, in a swarm, the engine: the nodes' talk, and on managers the API
    /// (docs.docker.com/engine/swarm/swarm-tutorial, open protocols and ports).
    /// </summary>
    private static void HoldSockets(EngineState engine)
    {
        foreach (var process in engine.Node.Processes)
            foreach (var address in process.Address is { } only ? new[] { only } : new[] { IpAddress.Any4, IpAddress.Any6 })
                engine.Host.Sockets.Add(new HostSocket(address, process.Ports.First, process.Protocol, Party.Node));
        if (engine.Node.Swarm == SwarmRole.None)
            return;
        foreach (var (port, protocol) in new[] { (2377, Protocol.Tcp), (7946, Protocol.Tcp), (7946, Protocol.Udp) }.Where(held => held.Item1 != 2377 || engine.Node.Swarm == SwarmRole.Manager))
            foreach (var any in new[] { IpAddress.Any4, IpAddress.Any6 })
                engine.Host.Sockets.Add(new HostSocket(any, port, protocol, Party.Node));
    }

    /// <summary>How many containers of a workload are simulated.</summary>
    internal static int Replicas(Workload workload) => Math.Min(workload.ReplicaCount ?? 1, MaximumReplicas);

    private static bool Includes(SimulationOptions options, Presence presence) => options.Includes?.Invoke(presence) != false;

    private static Refusal? Load(EngineState engine, Presence presence)
    {
        foreach (var refusal in engine.Topology.Declarations.Refusals)
            if (refusal.Presence.Project == presence.Project && refusal.Presence.Variant == presence.Variant)
                return engine.Keep(new Refusal(RefusalPoint.Load, presence.Target == DeploymentTarget.Stack ? RefusalSource.Client : RefusalSource.Compose, "load", refusal.Problem.Message, refusal.Problem.Subject));
        return null;
    }

    private static IEnumerable<List<Workload>> Projects(NetworkTopology topology, SimulationOptions options)
    {
        var projects = new List<List<Workload>>();
        var byKey = new Dictionary<(string, string, DeploymentTarget, string?), List<Workload>>();
        foreach (var workload in topology.Workloads)
        {
            var presence = workload.Presence;
            if (!presence.IsEnabledBy(options.Profiles) || !Includes(options, presence))
                continue;
            var key = (presence.Project, presence.Variant, presence.Target, presence.RunScope);
            if (!byKey.TryGetValue(key, out var list))
            {
                byKey.Add(key, list = []);
                projects.Add(list);
            }

            list.Add(workload);
        }

        return projects;
    }
}
