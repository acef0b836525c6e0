using ComposeLint.Analysis;

namespace ComposeLint.Rules.Addressing;

/// <summary>One fixed address for several replicas.</summary>
public sealed partial class StaticAddressWithReplicas : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("address-taken", "attach-failed"))
            if (told is { Workload: { ReplicaCount: > 1 } workload } && told.Other == workload)
                context.Report(
                    told,
                    $"{workload} has {workload.ReplicaCount} replicas and one address, {told.Value}: the second does not start",
                    evidence: workload.Part("replicas", workload.Replicas!.Value));
    }
}
