using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Inference;

/// <summary>
/// What workloads are believed to listen on, from what files say of them: a server's command line, ports that are published or exposed (nobody
/// does that for a port that nothing serves), and the ports of a known image. The set stays open: there may be more.
/// </summary>
public static class ListenerInference
{
    /// <summary>The same declarations with the believed listeners in them; what a surface knows itself stays.</summary>
    public static Declarations Apply(Declarations declarations) =>
        declarations with { Workloads = declarations.Workloads.Select(Apply).ToImmutableArray() };

    private static Workload Apply(Workload workload)
    {
        if (!workload.OpenParts.HasFlag(WorkloadParts.Listeners))
            return workload;
        var found = new Dictionary<(int, Protocol), Listener>();
        foreach (var listener in workload.Listeners)
            found[(listener.Port, listener.Protocol)] = listener;
        // A command line says more than EXPOSE does: which address.
        foreach (var listener in CommandListeners.Of(workload))
            if (!found.TryGetValue((listener.Port, listener.Protocol), out var other) || other.Address is null)
                found[(listener.Port, listener.Protocol)] = listener;
        // A range in the short form is an entry a port, all at one place.
        foreach (var entries in workload.Ports.GroupBy(port => port.Span).Where(entries => entries.Count() <= ImageListeners.WidestRange))
        {
            foreach (var port in entries)
            {
                if (port.Container.TryGet(out var ports) && port.Protocol.TryGet(out var protocol))
                    Add(found, ports, protocol, "ports", port.Container.Span);
            }
        }

        foreach (var exposed in workload.Exposed)
        {
            if (exposed.Ports.TryGet(out var ports))
                Add(found, ports, exposed.Protocol, "expose", exposed.Ports.Span);
        }

        if (!workload.IsBuilt && workload.Image is { } image && image.TryGet(out var reference) && KnownImage.Find(reference) is { } known)
        {
            foreach (var ports in known.Ports)
                Add(found, ports, Protocol.Tcp, "image " + known.Image, image.Span);
        }

        return found.Count == 0 ? workload : workload.With(found.Values.ToImmutableArray());
    }

    private static void Add(Dictionary<(int, Protocol), Listener> found, PortRange ports, Protocol protocol, string reason, SourceSpan evidence)
    {
        if (ports.Count > ImageListeners.WidestRange)
            return;
        for (var port = ports.First; port <= ports.Last; port++)
        {
            if (!found.ContainsKey((port, protocol)))
                found.Add((port, protocol), new Listener(null, port, protocol, reason, evidence));
        }
    }
}
