using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Overlay;

/// <summary>A swarm service on a network of one node.</summary>
public sealed partial class BridgeNetworkInStack : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("service-network-scope"))
            if (told is { Network: { } network, Workload: { } workload, At: Attachment attachment })
                context.Report(
                    told,
                    $"{workload} joins {network.LocalName}, a {network.Driver.ToString().ToLowerInvariant()} network of one node: services of a swarm take networks of the whole swarm only",
                    at: attachment.IsImplicit ? workload : attachment);
    }
}
