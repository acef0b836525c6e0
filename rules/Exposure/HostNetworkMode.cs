using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Exposure;

/// <summary>A container in the host's network.</summary>
public sealed partial class HostNetworkMode : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
            if (workload.Mode is { Kind: NetworkModeKind.Host } mode)
                context.Report(
                    workload.Part("network_mode", mode.Written),
                    $"{workload} runs in the host's network: it reaches what listens on the host's loopback, and each port it opens is the host's",
                    platforms: Platforms.Linux | Platforms.Rootless);
    }
}
