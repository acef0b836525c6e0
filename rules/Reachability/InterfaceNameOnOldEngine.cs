using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>An interface's name on an engine that cannot give one.</summary>
public sealed partial class InterfaceNameOnOldEngine : TopologyRule
{
    private static readonly EngineVersion First = new(28, 1);

    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var engine = context.Engine.Options.Engine;
        if (engine.CompareTo(First) >= 0)
            return;
        foreach (var workload in context.Topology.Workloads)
            if (workload.Kind == WorkloadKind.ComposeService)
                foreach (var attachment in workload.Attachments)
                    if (attachment.InterfaceName is { IsKnown: true, Value.Length: > 0 } name)
                        context.Report(attachment.Part("interface_name", name), $"{workload} names its interface {name.Value}: that takes Docker Engine 28.1, not {engine}", engine: engine.ToString());
    }
}
