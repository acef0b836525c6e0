using ComposeLint.Analysis;

namespace ComposeLint.Rules.Reachability;

/// <summary>A parent that no macvlan or ipvlan network can have.</summary>
public sealed partial class InvalidMacvlanParent : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("loopback-parent", "bad-vlan", "vlan-range"))
        {
            var network = told.Network!;
            var fault = told.MessageId switch
            {
                "loopback-parent" => "the loopback interface leads nowhere",
                "bad-vlan" => $"{told.Value} is no VLAN (eth0.50 is VLAN 50 of eth0)",
                _ => $"VLANs are numbered 1 to 4094, and {told.Value} is not",
            };
            context.Report(told, $"{network.LocalName} cannot have {network.Option("parent")?.Value} as parent: {fault}");
        }
    }
}
