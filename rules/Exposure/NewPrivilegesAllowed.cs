using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Exposure;

/// <summary>A container whose programs may become root by setuid.</summary>
public sealed partial class NewPrivilegesAllowed : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            var isSet = workload.HostAccess.SecurityOptions.Any(option => option.Value.Value.Replace(':', '=') is "no-new-privileges" or "no-new-privileges=true");
            if (!isSet && workload.Kind == WorkloadKind.ComposeService)
                context.Report(workload, $"{workload} may gain privileges by setuid programs: no-new-privileges is not set");
        }
    }
}
