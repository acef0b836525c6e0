using ComposeLint.Analysis;

namespace ComposeLint.Rules.Addressing;

/// <summary>More networks than the engine has subnets to give.</summary>
public sealed partial class AddressPoolsExhausted : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        if (context.Refusals("pools-exhausted").FirstOrDefault() is { Network: { } network } told)
            context.Report(told, $"{network.LocalName} wants a subnet from the engine, which has given away all that it has");
    }
}
