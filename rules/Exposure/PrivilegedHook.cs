using ComposeLint.Analysis;

namespace ComposeLint.Rules.Exposure;

/// <summary>A lifecycle hook with more rights than its container.</summary>
public sealed partial class PrivilegedHook : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
            foreach (var hook in workload.HostAccess.HookPrivileges)
                context.Report(hook, $"a {hook.Name} hook of {workload} runs {(hook.Value.Value == "root" ? "as root" : "privileged")}, whatever the container runs as");
    }
}
