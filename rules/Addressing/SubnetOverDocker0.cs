using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>A subnet that the engine's own bridge holds.</summary>
public sealed partial class SubnetOverDocker0 : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("pool-overlaps"))
            if (told is { Network: { } network, OtherNetwork: null })
                context.Report(told, IpPrefix.TryParse(told.Value, out var prefix) && prefix.Overlaps(told.Engine.Node.DefaultBridge)
                    ? $"{told.Value} of {network.LocalName} overlaps {told.Engine.Node.DefaultBridge}, which the engine's own bridge docker0 holds by default"
                    : $"{told.Value} of {network.LocalName} overlaps what the engine's docker_gwbridge holds in a swarm by default");
    }
}
