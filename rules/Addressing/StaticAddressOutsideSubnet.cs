using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>A fixed address that is in none of its network's subnets.</summary>
public sealed partial class StaticAddressOutsideSubnet : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("address-outside"))
        {
            if (told is not { Workload: { } workload, Network: { } network } || !IpAddress.TryParse(told.Value, out var address))
                continue;
            var pools = network.Pools.Where(pool => pool.Prefix is { } prefix && prefix.IsIPv4 == address.IsIPv4).ToList();
            if (pools.Count > 0)
                context.Report(
                    told,
                    $"{told.Value} of {workload} is outside {string.Join(", ", pools.Select(pool => pool.Prefix))}, the subnet of {network.LocalName}",
                    evidence: pools[0]);
        }
    }
}
