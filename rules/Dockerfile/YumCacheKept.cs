using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>yum keeps its cache in the image.</summary>
public sealed partial class YumCacheKept : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context) =>
        CacheKept.Check(
            context,
            command => command.Name == "yum" && command.HasArgument("install"),
            (_, command) => (command.Name == "yum" && command.HasArgument("clean", "all")) || (command.Name == "rm" && command.HasArgument("-rf", "/var/cache/yum/*")),
            _ => false);
}
