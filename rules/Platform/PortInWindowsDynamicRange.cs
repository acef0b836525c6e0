using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Platform;

/// <summary>A port that Windows may give away or reserve.</summary>
public sealed partial class PortInWindowsDynamicRange : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var claim in context.Host.Claims)
            if (claim is { Kind: ClaimKind.Published, IsChoice: false } && ReservedPort.Find("windows", claim.Ports, claim.Protocol.ToString()) is { } reserved)
                context.Report(
                    claim,
                    $"{claim.Workload} publishes {claim.Ports}, one of {reserved.What} ({reserved.Ports}): Windows may have reserved it",
                    platforms: Platforms.Windows);
    }
}
