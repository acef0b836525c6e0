using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN needs a shell, and the stage has none.</summary>
public sealed partial class ShellRunInScratch : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is RunInstruction { Command.IsExec: false, Stage: { } stage } && stage.Root.IsScratch
                && !stage.Chain.Any(s => s.Instructions.Any(i => i is CopyInstruction)))
                context.Report(instruction, "the stage is FROM scratch: there is no shell for this RUN");
        }
    }
}
