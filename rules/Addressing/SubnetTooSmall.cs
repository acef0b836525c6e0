using ComposeLint.Analysis;

namespace ComposeLint.Rules.Addressing;

/// <summary>A subnet with fewer addresses than containers.</summary>
public sealed partial class SubnetTooSmall : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var network in context.Refusals("out-of-addresses").Where(told => told.Network is not null).GroupBy(told => told.Network))
        {
            var told = network.First();
            if (network.Key!.Pools.FirstOrDefault(pool => pool.Prefix is { IsIPv4: true }) is not { } pool)
                continue;
            var room = told.Engine.Networks.First(made => made.Network?.Declaration == network.Key).Members.Count(member => member.IPv4 is not null);
            var wanted = room + network.Count(refusal => refusal.Engine == told.Engine);
            context.Report(told, $"{network.Key.LocalName} has {wanted} containers, and {pool.Prefix} has room for {room}: the rest do not start", at: pool);
        }
    }
}
