using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>dnf or microdnf keeps its cache in the image.</summary>
public sealed partial class DnfCacheKept : DockerfileRule
{
    private static readonly string[] s_install = ["install", "in", "upgrade", "up", "upgrade-minimal", "up-min", "reinstall", "rei"];

    /// <inheritdoc/>
    public override void Check(DockerfileContext context) =>
        CacheKept.Check(
            context,
            command => command.Name is "dnf" or "microdnf" && command.HasArgument(s_install),
            (install, command) => (command.Name == install.Name && command.HasArgument("clean", "all")) || (command.Name == "rm" && command.HasArgument("-rf", "/var/cache/libdnf5*")),
            run => run.HasCacheMount("/var/cache/libdnf5") || run.HasCacheMount(".cache/libdnf5"));
}
