using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>A link from the default bridge to a service that is not on it.</summary>
public sealed partial class LinkFromDefaultBridge : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Mode is not { Kind: NetworkModeKind.Bridge } mode)
                continue;
            foreach (var link in context.Topology.LinksOf(workload))
            {
                if (link.IsExternal || !link.Target.TryGet(out var name) || context.Topology.ServiceBeside(workload, name) is not { Mode: null, Attachments.IsEmpty: false } target)
                    continue;
                context.Report(
                    workload.Part("links." + name, link.Target),
                    workload.Part("network_mode", mode.Written),
                    $"{workload} is on the default bridge and links to {target}, which is not: the engine does not start it");
            }
        }
    }
}
