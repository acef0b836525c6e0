using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>One fixed address for two services of a network.</summary>
public sealed partial class DuplicateStaticAddress : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var owners in context.Topology.StaticAddresses.GroupBy(item => (item.Network, item.Address)))
        {
            StaticAddress? first = null;
            foreach (var owner in owners)
            {
                first ??= owner;
                var together = first.Workload.Presence.CanCoexist(owner.Workload.Presence);
                if (owner.Workload == first.Workload || together == Coexistence.Never)
                    continue;
                context.Report(
                    owner.Element,
                    first.Element,
                    $"{first.Workload} and {owner.Workload} both want {owner} on {owner.Network.Declaration.LocalName}: the second to start is refused",
                    together == Coexistence.Always ? Confidence.High : Confidence.Low);
            }
        }
    }
}
