using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Platform;

/// <summary>A port that only root may bind.</summary>
public sealed partial class PrivilegedPortOnRootless : TopologyRule
{
    /// <summary>Ports below are root's, by net.ipv4.ip_unprivileged_port_start.</summary>
    private const int FirstUnprivileged = 1024;

    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var claim in context.Host.Claims)
            if (claim.Kind == ClaimKind.Published && claim.Ports.First < FirstUnprivileged)
                context.Report(claim, $"{claim.Workload} publishes {claim.Ports}: a rootless engine may not bind ports below {FirstUnprivileged}", platforms: Platforms.Rootless);
    }
}
