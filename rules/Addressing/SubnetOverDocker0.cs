using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>A subnet that the engine's own bridge holds.</summary>
public sealed partial class SubnetOverDocker0 : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var network in context.Topology.Networks)
        {
            if (network.IsForeign || !network.IsUsed || network.Driver is NetworkDriver.Overlay or NetworkDriver.Other)
                continue;
            foreach (var subnet in network.Subnets)
                if (subnet.Prefix.Overlaps(context.Host.Node.DefaultBridge))
                    context.Report(
                        subnet.Pool,
                        $"{subnet.Prefix} of {network.Declaration.LocalName} overlaps {context.Host.Node.DefaultBridge}, which the engine's own bridge docker0 holds by default");
        }
    }
}
