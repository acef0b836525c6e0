using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Naming;

/// <summary>One name for the volumes of two projects on one host.</summary>
public sealed partial class VolumeMadeByTwoProjects : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var first = new Dictionary<string, VolumeDeclaration>(StringComparer.Ordinal);
        foreach (var volume in context.Topology.Declarations.Volumes)
        {
            if (volume.IsExternal || !volume.RealName.TryGet(out var name))
                continue;
            if (!first.TryGetValue(name, out var other))
                first.Add(name, volume);
            else if (other.Presence.Project != volume.Presence.Project && other.Presence.HostGroup is { } group && group == volume.Presence.HostGroup)
                context.Report(volume, other, $"{volume.Presence.Project} makes the volume {name}, and so does {other.Presence.Project}: they share its data");
        }
    }
}
