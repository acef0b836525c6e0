using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Exposure;

/// <summary>A database, cache, search engine or broker that the whole LAN, or the internet, can reach.</summary>
public sealed partial class DataStorePublishedToEveryInterface : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            // What a test publishes is gone when it ends.
            if (workload.Kind == WorkloadKind.TestContainer || workload.Image is not { IsKnown: true } image || KnownImage.Find(image.Value) is not { HoldsData: true } known)
                continue;
            foreach (var port in workload.Ports)
            {
                if (!port.Container.TryGet(out var inside) || !known.Ports.Any(inside.Overlaps) || !context.IsOpenEverywhere(workload, port))
                    continue;
                context.Report(
                    port,
                    $"{workload} is {known.Description}, and its port {inside} is open on every interface of the host{port.OtherHostPort}",
                    known.IsExact ? Confidence.High : Confidence.Medium);
            }
        }
    }
}
