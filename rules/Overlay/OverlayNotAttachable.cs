using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Overlay;

/// <summary>An overlay that containers outside a stack may not join.</summary>
public sealed partial class OverlayNotAttachable : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var project in context.Topology.Workloads.GroupBy(workload => workload.Presence.Project, StringComparer.Ordinal))
        {
            // A file with keys for a swarm is deployed as a stack, whose services need no attachable network.
            if (project.Any(workload => workload.HasSwarmKeys || workload.Kind != WorkloadKind.ComposeService))
                continue;
            foreach (var network in project.SelectMany(context.Topology.NetworksOf).Distinct())
                if (network is { IsForeign: false, Driver: NetworkDriver.Overlay } && network.Declaration.Attachable is null or { IsKnown: true, Value: false })
                    context.Report(
                        network.Declaration,
                        $"docker compose cannot attach containers to {network.Declaration.LocalName}: an overlay takes those of a stack only, unless it is attachable",
                        Confidence.Medium);
        }
    }
}
