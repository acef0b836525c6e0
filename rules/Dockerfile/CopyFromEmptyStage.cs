using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>COPY takes files from a stage that has none.</summary>
public sealed partial class CopyFromEmptyStage : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not CopyInstruction { From: { Value: { } name } flag })
                continue;
            var source = context.File.Stages.LastOrDefault(stage => stage.StageName == name.ToLowerInvariant());
            if (source is { IsScratch: true } && !source.Instructions.Any(i => i is CopyInstruction or RunInstruction or OnbuildInstruction))
                context.Report(instruction.Element(flag.Span, name, "from"), source, $"{name} is FROM scratch and holds no file", related: ImmutableArray<Annotation>.Empty);
        }
    }
}
