using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>A subnet with fewer addresses than containers.</summary>
public sealed partial class SubnetTooSmall : TopologyRule
{
    /// <summary>A subnet with more free bits holds more containers than any file asks for.</summary>
    private const int MostFreeBits = 16;

    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var network in context.Topology.Networks)
        {
            if (network is not { IsUsed: true, Driver: NetworkDriver.Bridge, HasKnownAddresses: true } || network.Subnets.Where(item => item.Prefix.IsIPv4).ToList() is not [{ Prefix.HostBits: <= MostFreeBits } subnet])
                continue;
            // The network's own, the broadcast and the gateway's address are taken; a /31 has but the two.
            var free = Math.Max(0, (1 << subnet.Prefix.HostBits) - 3 - subnet.Pool.AuxAddresses.Length);
            var wanted = context.Topology.EndpointsOn[network].Count(endpoint => endpoint.Sandbox.Owner is { Presence.Profiles.IsEmpty: true });
            if (wanted > free)
                context.Report(subnet.Pool, $"{network.Declaration.LocalName} has {wanted} containers, and {subnet.Prefix} has room for {free}: the rest do not start");
        }
    }
}
