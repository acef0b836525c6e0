using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A volume that must exist before the project comes up.</summary>
public sealed partial class VolumeMadeElsewhere : ComposeRule
{
    /// <inheritdoc/>
    public override void Check(ComposeContext context)
    {
        var used = new HashSet<string>(
            context.Project.Services.Items.AddRange(context.Project.DisabledServices.Items)
                .SelectMany(service => service.Volumes.Items)
                .Where(mount => mount.Type is { IsKnown: true, Value: "volume" } && mount.Source is { IsKnown: true })
                .Select(mount => mount.Source!.Value.Value),
            StringComparer.Ordinal);
        foreach (var volume in context.Project.Volumes)
            if (volume.External is { IsKnown: true, Value: true } && volume.RealName.TryGet(out var name) && used.Contains(volume.Name))
                context.Report(volume, $"the volume {name} is made elsewhere: it must exist before the project comes up");
    }
}
