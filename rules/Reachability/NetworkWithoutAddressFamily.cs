using ComposeLint.Analysis;

namespace ComposeLint.Rules.Reachability;

/// <summary>A network with neither IPv4 nor IPv6.</summary>
public sealed partial class NetworkWithoutAddressFamily : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("no-family"))
            context.Report(told, $"{told.Network!.LocalName} turns IPv4 off and IPv6 not on: the engine refuses it");
    }
}
