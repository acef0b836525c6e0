using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Naming;

/// <summary>One container name for two services.</summary>
public sealed partial class DuplicateContainerName : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var named = context.Topology.Workloads.Where(workload => workload.ContainerName is { IsKnown: true, Value.Length: > 0 });
        foreach (var owners in named.GroupBy(workload => workload.ContainerName!.Value.Value, StringComparer.Ordinal))
        {
            Workload? first = null;
            foreach (var owner in owners)
            {
                first ??= owner;
                var together = owner == first ? Coexistence.Never : first.Presence.CanCoexist(owner.Presence);
                if (together != Coexistence.Never)
                    context.Report(
                        owner.Part("container_name", owner.ContainerName!.Value),
                        first.Part("container_name", first.ContainerName!.Value),
                        $"{first} and {owner} are both to be named {owners.Key}: the engine has a name once",
                        together == Coexistence.Always ? Confidence.High : Confidence.Low);
            }
        }
    }
}
