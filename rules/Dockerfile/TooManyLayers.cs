using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The image comes near the limit of layers.</summary>
public sealed partial class TooManyLayers : DockerfileRule
{
    private const int Budget = 100;

    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var counts = new Dictionary<Stage, int>();
        foreach (var stage in context.File.Stages)
        {
            var count = stage.Base is { } parent && counts.TryGetValue(parent, out var inherited) ? inherited : 0;
            foreach (var instruction in stage.Instructions)
            {
                if (instruction.Kind is not (InstructionKind.Run or InstructionKind.Copy or InstructionKind.Add or InstructionKind.Workdir))
                    continue;
                if (++count == Budget)
                    context.Report(instruction, $"{stage.Name} reaches {Budget} layers here, those of the base image not counted; the engine stops at 125");
            }

            counts[stage] = count;
        }
    }
}
