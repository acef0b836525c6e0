using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The image has no health check.</summary>
public sealed partial class HealthcheckMissing : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        if (context.File.Stages.IsEmpty)
            return;
        var stage = context.File.Stages[context.File.Stages.Length - 1];
        if (stage.Result.Healthcheck is null)
            context.Report(stage.From.Element(stage.From.Image), "neither the final stage nor one it builds on has a HEALTHCHECK");
    }
}
