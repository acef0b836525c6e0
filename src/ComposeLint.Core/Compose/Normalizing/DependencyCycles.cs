using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Normalizing;

/// <summary>Finds circles of depends_on among active services (compose-go graph/cycle.go), in linear time and without recursion.</summary>
internal static class DependencyCycles
{
    /// <summary>Notes each circle once.</summary>
    public static void Check(LoadSession session, YamlMapping model, IReadOnlyCollection<string> active)
    {
        if (model["services"] is not YamlMapping services)
            return;
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in active.OrderBy(n => n, StringComparer.Ordinal))
            Search(start, services, active, done, session);
    }

    private static void Search(string start, YamlMapping services, IReadOnlyCollection<string> active, HashSet<string> done, LoadSession session)
    {
        var path = new List<(string Name, List<YamlScalar> Next, int At)>();
        var onPath = new Dictionary<string, int>(StringComparer.Ordinal);
        Push(start);
        while (path.Count > 0)
        {
            var (name, next, at) = path[path.Count - 1];
            if (at == next.Count)
            {
                path.RemoveAt(path.Count - 1);
                onPath.Remove(name);
                done.Add(name);
                continue;
            }

            path[path.Count - 1] = (name, next, at + 1);
            var target = next[at].Value;
            if (onPath.TryGetValue(target, out var from))
                Report(session, services, path, from, next[at]);
            else
                Push(target);
        }

        void Push(string name)
        {
            if (done.Contains(name) || !active.Contains(name) || services[name] is not YamlMapping service)
                return;
            onPath[name] = path.Count;
            var next = service["depends_on"] is YamlMapping dependencies
                ? dependencies.Entries.Select(e => e.Key).OrderBy(k => k.Value, StringComparer.Ordinal).ToList()
                : [];
            path.Add((name, next, 0));
        }
    }

    private static void Report(LoadSession session, YamlMapping services, List<(string Name, List<YamlScalar> Next, int At)> path, int from, YamlScalar closing)
    {
        var circle = string.Join(" -> ", path.Skip(from).Select(p => p.Name)) + " -> " + closing.Value;
        var name = path[path.Count - 1].Name;
        services.TryGet(name, out var entry);
        session.Report("dependency-cycle",
            new Element(closing.Span, Nodes.Cover(entry.Key.Span, entry.Value.Span), closing.Value, $"services.{name}.depends_on.{closing.Value}", closing.Origin),
            $"services wait for each other: {circle}", "dependency cycle detected: " + circle);
    }
}
