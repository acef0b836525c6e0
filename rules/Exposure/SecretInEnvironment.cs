using ComposeLint.Analysis;
using ComposeLint.Inference;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Exposure;

/// <summary>A password or key written out in the file.</summary>
public sealed partial class SecretInEnvironment : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        // What a test starts and throws away guards nothing.
        foreach (var workload in context.Topology.Workloads.Where(workload => workload.Kind != WorkloadKind.TestContainer))
            foreach (var variable in workload.Variables)
                if (!variable.IsSecret && variable.Value is { } value && SecretName.Matches(variable.Name) && LiteralSecret.Is(value))
                    context.Report(variable, $"{variable.Name} of {workload} is written out in the file");
    }
}
