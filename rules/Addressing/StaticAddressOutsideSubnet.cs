using ComposeLint.Analysis;

namespace ComposeLint.Rules.Addressing;

/// <summary>A fixed address that is in none of its network's subnets.</summary>
public sealed partial class StaticAddressOutsideSubnet : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var fixedAddress in context.Topology.StaticAddresses)
        {
            var subnets = fixedAddress.Network.Subnets.Where(subnet => subnet.Prefix.IsIPv4 == fixedAddress.Address.IsIPv4).ToList();
            if (!fixedAddress.Network.HasKnownAddresses || subnets.Count == 0 || subnets.Exists(subnet => subnet.Prefix.Contains(fixedAddress.Address)))
                continue;
            context.Report(
                fixedAddress.Element,
                subnets[0].Pool,
                $"{fixedAddress} of {fixedAddress.Workload} is outside {string.Join(", ", subnets.Select(subnet => subnet.Prefix))}, the subnet of {fixedAddress.Network.Declaration.LocalName}");
        }
    }
}
