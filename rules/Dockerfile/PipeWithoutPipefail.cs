using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The failure of a command before a pipe is lost.</summary>
public sealed partial class PipeWithoutPipefail : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var (run, pipe) in Pipes.WithoutPipefail(context.File))
            if (!Pipes.SetsPipefail(run))
                context.Report(run.Element(pipe, "|", "pipe"), "the failure of what stands before the pipe is lost");
    }
}
