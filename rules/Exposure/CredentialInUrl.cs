using ComposeLint.Analysis;
using ComposeLint.Inference;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Exposure;

/// <summary>A password inside a URL or connection string that is written out in the file.</summary>
public sealed partial class CredentialInUrl : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            // What a test starts and throws away guards nothing.
            if (workload.Kind == WorkloadKind.TestContainer)
                continue;
            foreach (var variable in workload.Variables)
                if (!variable.IsSecret && variable.Value is { } value && !(SecretName.Matches(variable.Name) && LiteralSecret.Is(value)) && LiteralSecret.HasCredential(value))
                    context.Report(variable, $"{variable.Name} of {workload} holds a password, written out in the file");
            foreach (var word in workload.Words)
                if (LiteralSecret.HasCredential(word.Value))
                {
                    context.Report(word, $"the {word.Name} of {workload} holds a password, written out in the file");
                    break;
                }
        }
    }
}
