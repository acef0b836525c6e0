using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A stage takes no part in the final image.</summary>
public sealed partial class UnreachableStage : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var stages = context.File.Stages;
        if (stages.Length < 2)
            return;
        var reached = new HashSet<Stage>();
        var pending = new Stack<Stage>();
        pending.Push(stages[stages.Length - 1]);
        while (pending.Count > 0)
        {
            var stage = pending.Pop();
            if (!reached.Add(stage))
                continue;
            if (stage.Base is { } parent)
                pending.Push(parent);
            foreach (var source in stage.Dependencies)
                pending.Push(source);
        }

        foreach (var stage in stages)
            if (!reached.Contains(stage))
                context.Report(stage, $"{stage.Name} takes no part in the final image");
    }
}
