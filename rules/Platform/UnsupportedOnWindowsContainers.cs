using ComposeLint.Analysis;

namespace ComposeLint.Rules.Platform;

/// <summary>Keys that Windows containers do not have.</summary>
public sealed partial class UnsupportedOnWindowsContainers : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.PlatformName is not { IsKnown: true } platform || !platform.Value.StartsWith("windows", StringComparison.OrdinalIgnoreCase))
                continue;
            var access = workload.HostAccess;
            foreach (var setting in new[] { access.Privileged, access.ReadOnlyRoot, access.CgroupParent })
                if (setting is not null)
                    context.Report(setting, workload.Part("platform", platform), $"{workload} is a Windows container, which has no {setting.Name}: the engine refuses it");
        }
    }
}
