using ComposeLint.Analysis;
using ComposeLint.Knowledge;

namespace ComposeLint.Rules.Exposure;

/// <summary>A remote shell into a container.</summary>
public sealed partial class SshServerPublished : TopologyRule
{
    private const int SshPort = 22;

    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            var known = workload.Image is { IsKnown: true } image ? KnownImage.Find(image.Value) : null;
            foreach (var port in workload.Ports)
                if (port.Container.TryGet(out var inside) && context.IsPublished(workload, port) && (inside.Contains(SshPort) || known is { Role: ImageRole.Ssh } && known.Ports.Any(inside.Overlaps)))
                    context.Report(port, $"{workload} publishes an SSH server");
        }
    }
}
