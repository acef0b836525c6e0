using System.Globalization;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>
/// Gives the tasks of swarm services their nodes: of those that pass the filters, one with the fewest tasks of the service, then the fewest of all
/// (moby/swarmkit manager/scheduler, filter.go and nodeLess in scheduler.go). Which of several alike is taken is chance.
/// </summary>
internal sealed class TaskPlacement(EngineState engine)
{
    private readonly Dictionary<EngineState, int> _tasks = [];
    private readonly Dictionary<(EngineState, Workload), int> _own = [];
    private readonly HashSet<(EngineState, int, Protocol)> _hostPorts = [];

    /// <summary>A node for one more task.</summary>
    /// <param name="workload">The service.</param>
    /// <param name="hostPorts">The ports that it binds on its node.</param>
    /// <param name="reason">The scheduler's words where there is none.</param>
    /// <param name="byChance">Whether others were as good.</param>
    public EngineState? Place(Workload workload, IReadOnlyList<(int Port, Protocol Protocol)> hostPorts, out string reason, out bool byChance)
    {
        var refusals = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var fit = new List<EngineState>();
        foreach (var node in engine.Swarm)
        {
            if (Obstacle(node, workload, hostPorts) is not { } obstacle)
                fit.Add(node);
            else
                refusals[obstacle] = refusals.TryGetValue(obstacle, out var count) ? count + 1 : 1;
        }

        reason = fit.Count > 0 ? "" : "no suitable node (" + string.Join("; ", refusals.OrderByDescending(refusal => refusal.Value).Select(Explain)) + ")";
        var order = fit.OrderBy(node => Own(node, workload)).ThenBy(Tasks).ToList();
        byChance = order.Count > 1 && Own(order[1], workload) == Own(order[0], workload) && Tasks(order[1]) == Tasks(order[0]);
        return order.Count == 0 ? null : Take(order[0], workload, hostPorts);
    }

    /// <summary>The node for the task of a <c>global</c> service that belongs to it; null where it has none, or the scheduler's words where it waits.</summary>
    public EngineState? PlaceGlobal(EngineState node, Workload workload, IReadOnlyList<(int Port, Protocol Protocol)> hostPorts, out string reason)
    {
        // The orchestrator makes no task at all for a node outside the constraints (manager/orchestrator/global).
        reason = "";
        if (Obstacle(node, workload, hostPorts) is not { } obstacle)
            return Take(node, workload, hostPorts);
        if (obstacle != Constraints)
            reason = "no suitable node (" + Explain(new KeyValuePair<string, int>(obstacle, 1)) + ")";
        return null;
    }

    /// <summary>Whether a task holds the port on some node.</summary>
    public bool IsHeld(int port, Protocol protocol)
    {
        foreach (var node in engine.Swarm)
            if (_hostPorts.Contains((node, port, protocol)))
                return true;
        return false;
    }

    private const string Constraints = "scheduling constraints not satisfied";
    private const string HostPorts = "host-mode port already in use";
    private const string MaximumReplicas = "max replicas per node limit exceed";

    private string? Obstacle(EngineState node, Workload workload, IReadOnlyList<(int Port, Protocol Protocol)> hostPorts)
    {
        if (engine.Topology.Declarations.KnowsNodes && workload.Placement.Allows(node.Node) == false)
            return Constraints;
        foreach (var (port, protocol) in hostPorts)
            if (_hostPorts.Contains((node, port, protocol)))
                return HostPorts;
        // Where more nodes may be there, one that is full says nothing.
        return engine.Topology.Declarations.KnowsNodes && !workload.IsGlobal && workload.Placement.MaxPerNode is { IsKnown: true, Value: > 0 and var most } && Own(node, workload) >= most
            ? MaximumReplicas : null;
    }

    private static string Explain(KeyValuePair<string, int> refusal) => refusal.Key == MaximumReplicas ? refusal.Key
        : refusal.Key + " on " + refusal.Value.ToString(CultureInfo.InvariantCulture) + (refusal.Value == 1 ? " node" : " nodes");

    private EngineState Take(EngineState node, Workload workload, IReadOnlyList<(int Port, Protocol Protocol)> hostPorts)
    {
        _tasks[node] = Tasks(node) + 1;
        _own[(node, workload)] = Own(node, workload) + 1;
        foreach (var (port, protocol) in hostPorts)
            _hostPorts.Add((node, port, protocol));
        return node;
    }

    private int Tasks(EngineState node) => _tasks.TryGetValue(node, out var count) ? count : 0;

    private int Own(EngineState node, Workload workload) => _own.TryGetValue((node, workload), out var count) ? count : 0;
}
