using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Exposure;

/// <summary>A port without a host address.</summary>
public sealed partial class PublishedToEveryInterface : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            // What a test publishes is gone when it ends.
            if (workload.Kind == WorkloadKind.TestContainer)
                continue;
            // A swarm's routing mesh takes no host address; a data store has a rule of its own.
            if (workload.Kind == WorkloadKind.SwarmService || KnownImage.Find(workload.Image is { IsKnown: true } image ? image.Value : null) is { HoldsData: true })
                continue;
            foreach (var port in workload.Ports)
                if (context.IsOpenEverywhere(workload, port))
                    context.Report(port, $"port {port.Container} of {workload} is open on every interface of the host{port.OtherHostPort}");
        }
    }
}
