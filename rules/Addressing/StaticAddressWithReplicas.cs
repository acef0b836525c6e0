using ComposeLint.Analysis;

namespace ComposeLint.Rules.Addressing;

/// <summary>One fixed address for several replicas.</summary>
public sealed partial class StaticAddressWithReplicas : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var item in context.Topology.StaticAddresses)
            if (item.Workload.ReplicaCount > 1)
                context.Report(
                    item.Element,
                    item.Workload.Part("replicas", item.Workload.Replicas!.Value),
                    $"{item.Workload} has {item.Workload.ReplicaCount} replicas and one address, {item}: the second does not start");
    }
}
