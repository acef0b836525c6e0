using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>A subnet written by one of its addresses.</summary>
public sealed partial class HostBitsInSubnet : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var network in context.Topology.Networks)
        {
            if (network.IsForeign || !network.IsUsed)
                continue;
            foreach (var pool in network.Declaration.Pools)
            {
                if (pool.Subnet is not { IsKnown: true } subnet || !IpPrefix.TryParse(subnet.Value, out var prefix, out var written) || written == prefix.Address)
                    continue;
                if (!prefix.IsIPv4 && network.Declaration.EnableIPv6 is not { IsKnown: true, Value: true })
                    continue;
                context.Report(
                    pool.Part("subnet", subnet),
                    $"{subnet.Value} is an address in {prefix}, not a subnet: the engine refuses {network.Declaration.LocalName}",
                    fixes: ImmutableArray.Create(new Fix($"Write {prefix}", ImmutableArray.Create(new Text.TextEdit(subnet.Span, prefix.ToString())))),
                    engine: "25");
            }
        }
    }
}
