using ComposeLint.Analysis;

namespace ComposeLint.Rules.Exposure;

/// <summary>A container that the file makes run as root.</summary>
public sealed partial class ExplicitRootUser : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
            if (workload.HostAccess.User is { } user && user.Value.Value.Split(':')[0] is "root" or "0")
                context.Report(workload.HostAccess.User!, $"{workload} runs as root because the file says so");
    }
}
