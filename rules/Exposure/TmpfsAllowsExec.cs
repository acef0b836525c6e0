using ComposeLint.Analysis;

namespace ComposeLint.Rules.Exposure;

/// <summary>A temporary file system from which programs run.</summary>
public sealed partial class TmpfsAllowsExec : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
            foreach (var mount in workload.HostAccess.TemporaryFileSystems)
            {
                var parts = mount.Value.Value.Split(':');
                var allowed = parts.Length < 2 ? null : parts[1].Split(',').FirstOrDefault(option => option is "exec" or "suid" or "dev");
                if (allowed is not null)
                    context.Report(mount, $"{parts[0]} of {workload} is writable and allows {allowed}, which the engine's own tmpfs does not");
            }
    }
}
