using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>A fixed address that the engine has given away already: the network's, the broadcast's, the gateway's, an auxiliary one.</summary>
public sealed partial class StaticAddressReserved : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var item in context.Topology.StaticAddresses)
        {
            if (item.Network.Subnets.FirstOrDefault(subnet => subnet.Prefix.Contains(item.Address)) is not { } subnet || !item.Network.HasKnownAddresses)
                continue;
            if (Owner(item, subnet) is { } owner)
                context.Report(item.Element, subnet.Pool, $"{item} of {item.Workload} is {owner} of {subnet.Prefix}, and taken");
        }
    }

    private static string? Owner(StaticAddress item, Subnet subnet)
    {
        if (subnet.Prefix is { IsIPv4: true, HostBits: > 1 })
        {
            if (item.Address == subnet.Prefix.Address)
                return "the network address";
            if (item.Address == subnet.Prefix.Last)
                return "the broadcast address";
        }

        // A macvlan's gateway is a machine of the LAN: the engine sets aside only one that is written.
        var hasGateway = subnet.Pool.Gateway is not null || item.Network.Driver is NetworkDriver.Bridge && !IsIsolated(item.Network);
        if (hasGateway && item.Address == subnet.Gateway)
            return "the gateway";
        foreach (var auxiliary in subnet.Pool.AuxAddresses)
            if (auxiliary.Address.TryGet(out var text) && IpAddress.TryParse(text, out var address) && address == item.Address)
                return "the auxiliary address " + auxiliary.HostName;
        return null;
    }

    private static bool IsIsolated(Network network) =>
        network.Declaration.Option("com.docker.network.bridge.gateway_mode_ipv4") is not null
        || network.Declaration.Option("com.docker.network.bridge.inhibit_ipv4") is not null;
}
