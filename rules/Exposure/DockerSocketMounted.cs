using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Exposure;

/// <summary>A container that commands the engine.</summary>
public sealed partial class DockerSocketMounted : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads.Where(workload => !IsSocketProxy(workload)))
            foreach (var mount in workload.HostAccess.Mounts)
                if (HostPath.Find(mount.Source.Value) is { Kind: HostPathKind.Socket } path)
                    context.Report(mount, $"{workload} sees {path.What}: whoever controls it is root on the host{(mount.IsReadOnly ? ", read-only or not" : "")}");
    }

    // It holds the socket so that others need not: what this rule asks for.
    private static bool IsSocketProxy(Workload workload) =>
        workload.Image is { IsKnown: true } image && KnownImage.Find(image.Value) is { Role: ImageRole.SocketProxy };
}
