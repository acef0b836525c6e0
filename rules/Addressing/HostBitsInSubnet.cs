using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>A subnet written by one of its addresses.</summary>
public sealed partial class HostBitsInSubnet : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("host-bits"))
            if (told.Network is { } network && IpPrefix.TryParse(told.Value, out var prefix))
                context.Report(
                    told,
                    $"{told.Value} is an address in {prefix}, not a subnet: the engine refuses {network.LocalName}",
                    fixes: ImmutableArray.Create(new Fix($"Write {prefix}", ImmutableArray.Create(new Text.TextEdit(told.At.Span, prefix.ToString())))));
    }
}
