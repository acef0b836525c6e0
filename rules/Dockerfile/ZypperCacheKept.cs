using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>zypper keeps its cache in the image.</summary>
public sealed partial class ZypperCacheKept : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context) =>
        CacheKept.Check(
            context,
            command => command.Name == "zypper" && command.HasArgument("install", "in"),
            (_, command) => command.Name == "zypper" && command.HasArgument("clean", "cc"),
            run => run.HasCacheMount("/var/cache/zypp"));
}
