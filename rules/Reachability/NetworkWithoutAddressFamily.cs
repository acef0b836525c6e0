using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>A network with neither IPv4 nor IPv6.</summary>
public sealed partial class NetworkWithoutAddressFamily : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var network in context.Topology.Networks)
        {
            if (network is not { IsUsed: true, IsForeign: false, Driver: NetworkDriver.Bridge }
                || network.Declaration.EnableIPv4 is not { IsKnown: true, Value: false } ipv4
                || network.Declaration.EnableIPv6 is not (null or { IsKnown: true, Value: false }))
                continue;
            context.Report(
                network.Declaration.Part("enable_ipv4", ipv4),
                $"{network.Declaration.LocalName} turns IPv4 off and IPv6 not on: the engine refuses it",
                engine: "28");
        }
    }
}
