using ComposeLint.Analysis;
using ComposeLint.Knowledge;

namespace ComposeLint.Rules.Exposure;

/// <summary>A container that sees keys of the host or may change the host itself.</summary>
public sealed partial class SensitiveHostPath : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
            foreach (var mount in workload.HostAccess.Mounts)
            {
                if (HostPath.Find(mount.Source.Value) is not { Kind: not HostPathKind.Socket } path || path.IsFineReadOnly && mount.IsReadOnly)
                    continue;
                context.Report(mount, $"{workload} can {(mount.IsReadOnly ? "read" : "write to")} {mount.Source.Value}, {path.What}");
            }
    }
}
