using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Platform;

/// <summary>Host networking where the host is a virtual machine.</summary>
public sealed partial class HostNetworkOnDockerDesktop : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var platforms = context.Where(PlatformBehaviours.AsksForHostMode);
        if (platforms == Platforms.None)
            return;
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Mode is not { Kind: NetworkModeKind.Host } mode || workload.Presence.Platform is Topology.Platform.Linux or Topology.Platform.Rootless)
                continue;
            context.Report(
                workload.Part("network_mode", mode.Written),
                $"{workload} uses the host's network, which on Docker Desktop is the virtual machine's unless host networking is turned on (4.34 and later, off by default)",
                platforms: platforms);
        }
    }
}
