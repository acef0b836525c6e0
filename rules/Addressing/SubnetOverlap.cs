using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>Two subnets that share addresses.</summary>
public sealed partial class SubnetOverlap : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        // Overlays have an address space of their own; a network that nothing uses is never made (engine case subnet-overlap-unused).
        var used = context.Topology.Networks.Where(network => network.IsUsed && !network.IsForeign);
        foreach (var space in used.GroupBy(network => network.Driver == NetworkDriver.Overlay))
            CheckSpace(context, space);
    }

    /// <summary>Blocks nest or are apart, so that in order of address each needs to be held only against those around it.</summary>
    private static void CheckSpace(TopologyContext context, IEnumerable<Network> networks)
    {
        var around = new Stack<(Network Network, Subnet Subnet)>();
        foreach (var (network, subnet) in networks.SelectMany(network => network.Subnets, (network, subnet) => (network, subnet)).OrderBy(item => item.subnet.Prefix))
        {
            while (around.Count > 0 && !around.Peek().Subnet.Prefix.Contains(subnet.Prefix))
                around.Pop();
            var other = around.FirstOrDefault(item => item.Network.Declaration.Presence.CanCoexist(network.Declaration.Presence) == Coexistence.Always);
            if (other.Network is not null)
            {
                var (first, second) = other.Subnet.Pool.Span.CompareTo(subnet.Pool.Span) < 0 ? (other, (network, subnet)) : ((network, subnet), other);
                context.Report(
                    second.Item2.Pool,
                    first.Item2.Pool,
                    $"{second.Item2.Prefix} of {second.Item1.Declaration.LocalName} overlaps {first.Item2.Prefix} of {first.Item1.Declaration.LocalName}: the engine makes one of the two");
            }

            around.Push((network, subnet));
        }
    }
}
