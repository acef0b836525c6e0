using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>Ports of a service that is on internal networks only.</summary>
public sealed partial class PublishedOnInternalNetwork : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Ports.IsEmpty || context.Topology.PublishingOf(workload) != Publishing.OnlyInternal)
                continue;
            var network = context.Topology.NetworksOf(workload).First().Declaration;
            context.Report(
                workload.Ports[0],
                new Text.Element(network.Internal!.Value.Span, network.Context, network.LocalName + " is internal", network.Key + ".internal"),
                $"the ports of {workload} are not published: it is on internal networks only");
        }
    }
}
