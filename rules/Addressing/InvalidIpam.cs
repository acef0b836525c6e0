using ComposeLint.Analysis;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>Parts of an address pool that do not fit together.</summary>
public sealed partial class InvalidIpam : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var network in context.Topology.Networks)
        {
            if (network.IsForeign || !network.IsUsed || network.Declaration.IpamDriver is not (null or { IsKnown: true, Value: "default" or "" }))
                continue;
            foreach (var pool in network.Declaration.Pools)
                foreach (var (at, fault) in Faults(pool, network.Declaration))
                    context.Report(at, $"{fault}: the engine refuses {network.Declaration.LocalName}");
            if (network.Driver == NetworkDriver.Bridge && network.Subnets.Where(subnet => subnet.Prefix.IsIPv4).Skip(1).FirstOrDefault() is { } second)
                context.Report(second.Pool, network.Subnets.First(subnet => subnet.Prefix.IsIPv4).Pool, $"{network.Declaration.LocalName} has two IPv4 subnets, and a bridge can have one");
        }
    }

    /// <summary>In the order of moby's daemon/network.go validateIpamConfig; subnets of IPv6 that nobody enables are not looked at.</summary>
    private static IEnumerable<(IElement At, string Fault)> Faults(AddressPool pool, NetworkDeclaration network)
    {
        if (pool.Subnet is not { } written)
        {
            if (pool.Gateway is not null || pool.IpRange is not null)
                yield return (pool, "an address pool has no subnet");
            yield break;
        }

        if (!written.TryGet(out var text))
            yield break;
        if (!IpPrefix.TryParse(text, out var subnet))
        {
            yield return (pool.Part("subnet", written), $"{text} is no subnet");
            yield break;
        }

        if (!subnet.IsIPv4 && network.EnableIPv6 is not { IsKnown: true, Value: true })
            yield break;
        if (pool.IpRange is { IsKnown: true, Value.Length: > 0 } range)
        {
            if (!IpPrefix.TryParse(range.Value, out var block, out var first) || !subnet.Contains(block))
                yield return (pool.Part("ip_range", range), $"the ip_range {range.Value} is not inside {subnet}");
            else if (first != block.Address)
                yield return (pool.Part("ip_range", range), $"the ip_range {range.Value} is an address in {block}");
        }

        if (pool.Gateway is { IsKnown: true, Value.Length: > 0 } gateway && !IsInside(subnet, gateway.Value))
            yield return (pool.Part("gateway", gateway), $"the gateway {gateway.Value} is not inside {subnet}");
        else if (subnet is { IsIPv4: true, HostBits: > 1 } && pool.Gateway is { IsKnown: true } own && IpAddress.TryParse(own.Value, out var address4) && (address4 == subnet.Address || address4 == subnet.Last))
            yield return (pool.Part("gateway", own), $"the gateway {own.Value} is the {(address4 == subnet.Address ? "network" : "broadcast")} address of {subnet}");
        foreach (var auxiliary in pool.AuxAddresses)
            if (auxiliary.Address.TryGet(out var address) && !IsInside(subnet, address))
                yield return (pool.Part("aux_addresses." + auxiliary.HostName, auxiliary.Address), $"the auxiliary address {address} is not inside {subnet}");
    }

    private static bool IsInside(IpPrefix subnet, string text) => IpAddress.TryParse(text, out var address) && subnet.Contains(address);
}
