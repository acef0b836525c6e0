using ComposeLint.Analysis;

namespace ComposeLint.Rules.Reachability;

/// <summary>A mode that the driver does not have.</summary>
public sealed partial class InvalidMacvlanMode : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("bad-macvlan-mode", "bad-ipvlan-mode", "bad-ipvlan-flag"))
        {
            var (option, values) = told.MessageId switch
            {
                "bad-macvlan-mode" => ("macvlan_mode", "bridge, private, vepa, passthru"),
                "bad-ipvlan-mode" => ("ipvlan_mode", "l2, l3, l3s"),
                _ => ("ipvlan_flag", "bridge, private, vepa"),
            };
            context.Report(told, $"{told.Network!.LocalName} has no {option} '{told.Value}': it takes {values}");
        }
    }
}
