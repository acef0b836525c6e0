using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>The engine's own bridge or host network, joined as if it were a network of the project.</summary>
public sealed partial class DefaultBridgeAsNetwork : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("alias-on-default", "host-and-more"))
            if (told is { Workload: { } workload, At: Attachment attachment })
                context.Report(
                    told,
                    told.Network is { } network
                        ? $"{workload} joins the engine's own network {network.RealName.Value}, which takes no service name: the engine refuses it"
                        : $"{workload} joins {attachment.NetworkName} beside the engine's own network host: the engine refuses it",
                    at: attachment.IsImplicit ? workload : attachment,
                    evidence: told.Network);
    }
}
