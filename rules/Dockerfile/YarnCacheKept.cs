using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>yarn keeps its cache in the image.</summary>
public sealed partial class YarnCacheKept : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var final = new FinalStages(context.File);
        CacheKept.Check(
            context,
            command => command.Name == "yarn" && command.HasArgument("install"),
            (_, command) => command.Name == "yarn" && command.HasArgument("cache", "clean"),
            run => run.HasCacheMount(".cache/yarn") || !final.Keeps(run));
    }
}
