using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Platform;

/// <summary>A port that a Mac uses itself.</summary>
public sealed partial class PortHeldByMacOs : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var claim in context.Host.Claims)
            if (claim is { Kind: ClaimKind.Published, IsChoice: false, IsAddressKnown: true, Address: null or { IsAny: true } }
                && ReservedPort.Find("macos", claim.Ports, claim.Protocol.ToString()) is { } reserved)
                context.Report(claim, $"{claim.Workload} publishes {reserved.Ports}, which {reserved.What} holds on a Mac", platforms: Platforms.Mac);
    }
}
