using ComposeLint.Analysis;

namespace ComposeLint.Rules.Addressing;

/// <summary>A fixed address on a network whose subnet the engine chooses.</summary>
public sealed partial class StaticAddressWithoutSubnet : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var item in context.Topology.StaticAddresses)
        {
            if (!item.Network.HasKnownAddresses || item.Network.Subnets.Any(subnet => subnet.Prefix.IsIPv4 == item.Address.IsIPv4))
                continue;
            context.Report(
                item.Element,
                item.Network.Declaration,
                $"{item.Workload} wants {item}, but {item.Network.Declaration.LocalName} has no {(item.Address.IsIPv4 ? "IPv4" : "IPv6")} subnet of its own: the engine refuses it",
                engine: "28");
        }
    }
}
