using ComposeLint.Analysis;
using ComposeLint.Inference;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>A published port leads to a server that listens on the container's own loopback address alone.</summary>
public sealed partial class ListensOnLoopback : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Mode is not null)
                continue;
            foreach (var listener in CommandListeners.Of(workload))
            {
                if (listener is not { Address: { IsLoopback: true } address })
                    continue;
                foreach (var port in workload.Ports)
                    if (port.Container.TryGet(out var inside) && inside.Count == 1 && inside.First == listener.Port && port.Protocol.TryGet(out var protocol) && protocol == Protocol.Tcp)
                        context.Report(
                            port.Part("target", port.Container),
                            $"{workload} publishes port {inside}, but its {listener.Reason} listens on {address} inside the container, where nobody outside it comes in",
                            Confidence.Medium,
                            related: listener.Evidence is { } place ? ImmutableArray.Create(new Annotation(place, $"listens on {address}:{listener.Port}")) : default,
                            help: "let it listen on 0.0.0.0, and publish on 127.0.0.1 to keep others out");
            }
        }
    }
}
