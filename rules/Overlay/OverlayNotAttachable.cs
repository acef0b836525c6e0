using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Overlay;

/// <summary>An overlay that containers outside a stack may not join.</summary>
public sealed partial class OverlayNotAttachable : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("not-attachable"))
        {
            // A file with keys for a swarm is deployed as a stack, whose services need no attachable network.
            if (told is not { Workload: { Kind: WorkloadKind.ComposeService } workload, Network: { } network }
                || context.Topology.Workloads.Any(other => other.Presence.Project == workload.Presence.Project && (other.HasSwarmKeys || other.Kind != WorkloadKind.ComposeService)))
                continue;
            context.Report(
                told,
                $"docker compose cannot attach containers to {network.LocalName}: an overlay takes those of a stack only, unless it is attachable",
                at: network,
                confidence: Confidence.Medium);
        }
    }
}
