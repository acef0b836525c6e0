using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A rule over an instruction of which a stage has more than one.</summary>
/// <param name="kind">Which instruction.</param>
public abstract class RepeatedInstructionRule(InstructionKind kind) : DockerfileRule
{
    /// <inheritdoc/>
    public sealed override void Check(DockerfileContext context)
    {
        foreach (var stage in context.File.Stages)
        {
            Instruction? before = null;
            foreach (var instruction in stage.Instructions)
            {
                if (instruction.Kind != kind)
                    continue;
                if (before is not null)
                    context.Report(instruction, before, $"this {instruction.Name} replaces an earlier one of the stage");
                before = instruction;
            }
        }
    }
}
