using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>
/// The order in which a project's services are created and started: each after those it depends on, else by name. Compose itself takes
/// independent services at the same time, so that between them it is chance (pkg/compose/dependencies.go).
/// </summary>
internal static class StartOrder
{
    /// <summary>The workloads of one project in order.</summary>
    public static List<Workload> Of(IEnumerable<Workload> project)
    {
        var byName = new SortedDictionary<string, Workload>(StringComparer.Ordinal);
        foreach (var workload in project)
            byName[workload.ServiceName] = workload;
        var order = new List<Workload>(byName.Count);
        var begun = new HashSet<Workload>();
        var stack = new Stack<(Workload Workload, Queue<Workload> Next)>();
        foreach (var root in byName.Values)
        {
            if (!begun.Add(root))
                continue;
            stack.Push((root, Dependencies(root, byName)));
            while (stack.Count > 0)
            {
                var (workload, next) = stack.Peek();
                if (next.Count == 0)
                {
                    stack.Pop();
                    order.Add(workload);
                    continue;
                }

                var dependency = next.Dequeue();
                if (begun.Add(dependency))
                    stack.Push((dependency, Dependencies(dependency, byName)));
            }
        }

        return order;
    }

    /// <summary>Whether neither of two workloads of one project waits for the other, so that chance decides which starts first.</summary>
    public static bool IsByChance(Workload one, Workload two, NetworkTopology topology)
    {
        if (one == two || one.Presence.Project != two.Presence.Project)
            return false;
        var byName = new SortedDictionary<string, Workload>(StringComparer.Ordinal);
        foreach (var workload in topology.Workloads)
            if (workload.Presence.Project == one.Presence.Project)
                byName[workload.ServiceName] = workload;
        return !Waits(one, two, byName) && !Waits(two, one, byName);
    }

    private static bool Waits(Workload waiter, Workload target, SortedDictionary<string, Workload> byName)
    {
        var seen = new HashSet<Workload> { waiter };
        var open = new Queue<Workload>();
        open.Enqueue(waiter);
        while (open.Count > 0)
        {
            foreach (var next in Dependencies(open.Dequeue(), byName))
            {
                if (next == target)
                    return true;
                if (seen.Add(next))
                    open.Enqueue(next);
            }
        }

        return false;
    }

    private static Queue<Workload> Dependencies(Workload workload, SortedDictionary<string, Workload> byName)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var dependency in workload.Dependencies)
            if (dependency.Service.TryGet(out var name))
                names.Add(name);
        foreach (var link in workload.Links)
            if (!link.IsExternal && link.Target.TryGet(out var name))
                names.Add(name);
        if (workload.Mode is { Kind: NetworkModeKind.Service } mode)
            names.Add(mode.Target);
        return new Queue<Workload>(names.Where(byName.ContainsKey).Select(name => byName[name]));
    }
}
