using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>pipefail is set in a RUN instead of by SHELL.</summary>
public sealed partial class PipefailInRunOnly : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var (run, pipe) in Pipes.WithoutPipefail(context.File))
            if (Pipes.SetsPipefail(run))
                context.Report(run.Element(pipe, "|", "pipe"), "pipefail is set for this RUN only");
    }
}
