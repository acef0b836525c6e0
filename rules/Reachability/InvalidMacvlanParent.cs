using System.Globalization;
using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>A parent that no macvlan or ipvlan network can have.</summary>
public sealed partial class InvalidMacvlanParent : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var network in context.Topology.Networks)
        {
            if (network is not { IsUsed: true, IsForeign: false, Driver: NetworkDriver.Macvlan or NetworkDriver.Ipvlan }
                || network.Declaration.Option("parent") is not { IsKnown: true } parent || Fault(parent.Value) is not { } fault)
                continue;
            context.Report(network.Declaration.Part("driver_opts.parent", parent), $"{network.Declaration.LocalName} cannot have {parent.Value} as parent: {fault}");
        }
    }

    /// <summary>What the engine would say when it makes the VLAN's sub-interface (moby daemon/libnetwork/drivers/ipvlan/ipvlan_setup.go parseVlan).</summary>
    private static string? Fault(string parent)
    {
        if (parent == "lo")
            return "the loopback interface leads nowhere";
        var dot = parent.IndexOf('.');
        if (dot < 0)
            return null;
        var vlan = parent.Substring(dot + 1);
        return !int.TryParse(vlan, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? $"{vlan} is no VLAN (eth0.50 is VLAN 50 of eth0)"
            : id is < 1 or > 4094 ? $"VLANs are numbered 1 to 4094, and {vlan} is not" : null;
    }
}
