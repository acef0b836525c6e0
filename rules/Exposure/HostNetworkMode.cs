using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Exposure;

/// <summary>A container in the host's network.</summary>
public sealed partial class HostNetworkMode : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        // Elsewhere the host's network is a virtual machine's, or a namespace of the user's.
        var platforms = context.Where(platform => !PlatformBehaviours.AsksForHostMode(platform) && !PlatformBehaviours.NamespacesHostMode(platform));
        if (platforms == Platforms.None)
            return;
        foreach (var workload in context.Topology.Workloads)
            if (workload.Mode is { Kind: NetworkModeKind.Host } mode)
                context.Report(
                    workload.Part("network_mode", mode.Written),
                    $"{workload} runs in the host's network: it reaches what listens on the host's loopback, and each port it opens is the host's",
                    platforms: platforms);
    }
}
