using ComposeLint.Analysis;
using ComposeLint.Compose;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Compose;

/// <summary>The key version, which Compose no longer reads.</summary>
public sealed partial class ObsoleteVersion : ComposeRule
{
    /// <inheritdoc/>
    public override void Check(ComposeContext context)
    {
        // docker stack deploy still reads it.
        if (context.Target != DeploymentTarget.Compose)
            return;
        foreach (var file in context.Project.Files)
            if (file.Role is ComposeFileRole.Main or ComposeFileRole.Override && file.Root is { } root && root.TryGet("version", out var version))
                context.Report(new Element(version.Key.Span, version.Key.Span, "version", "version"), "the version is obsolete: Compose ignores it");
    }
}
