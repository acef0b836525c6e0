using ComposeLint.Analysis;
using ComposeLint.Inference;
using ComposeLint.Knowledge;

namespace ComposeLint.Rules.Exposure;

/// <summary>A password or key written out in the file.</summary>
public sealed partial class SecretInEnvironment : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
            foreach (var variable in workload.Variables)
                if (!variable.IsSecret && variable.Value is { } value && SecretName.Matches(variable.Name) && LiteralSecret.Is(value))
                    context.Report(variable, $"{variable.Name} of {workload} is written out in the file");
    }
}
