using ComposeLint.Analysis;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>Two subnets that share addresses.</summary>
public sealed partial class SubnetOverlap : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("pool-overlaps"))
            if (told is { Network: { } second, OtherNetwork: { } first })
                Report(context, told, second, first);
        foreach (var world in context.Worlds)
            foreach (var network in world.Networks)
                if (network is { IsUnallocated: true, Network.Declaration: { } waiting } && Overlapping(world, network) is var (own, other, holder))
                    context.Report(own, other, $"{own.Prefix} of {waiting.LocalName} overlaps {other.Prefix} of {holder.LocalName}: the swarm gives one of the two no addresses, and its tasks stay new");
    }

    private static void Report(TopologyContext context, EngineRefusal told, NetworkDeclaration second, NetworkDeclaration first)
    {
        var (own, other) = ((told.At as AddressPool)?.Prefix, (told.Evidence as AddressPool)?.Prefix);
        if (own is not null && other is not null)
            context.Report(told, $"{own} of {second.LocalName} overlaps {other} of {first.LocalName}: the engine makes one of the two");
        else
            // One of the two has the engine's choice, which is another when it is made second.
            context.Report(told, $"{own ?? other} may be what the engine gives {(own is null ? second : first).LocalName}, whose subnet it chooses: then {(own is null ? first : second).LocalName} is refused", confidence: Confidence.Medium);
    }

    private static (AddressPool Own, AddressPool Other, NetworkDeclaration Holder)? Overlapping(EngineState world, SimulatedNetwork network)
    {
        foreach (var other in world.Networks)
            if (other != network && other is { Driver: NetworkDriver.Overlay, Network.Declaration: { } holder })
                foreach (var own in network.Network!.Declaration.Pools)
                    foreach (var pool in holder.Pools)
                        if (own.Prefix is { } one && pool.Prefix is { } two && one.Overlaps(two))
                            return (own, pool, holder);
        return null;
    }
}
