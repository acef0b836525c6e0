using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>An exec form is no JSON.</summary>
public sealed partial class MalformedExecForm : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            var command = instruction switch
            {
                CommandInstruction { Kind: not InstructionKind.Shell } c => c.Command,
                RunInstruction run => run.Command,
                HealthcheckInstruction { Command: { } check } => check,
                _ => null,
            };
            if (command is { IsMalformedJson: true })
                context.Report(instruction.Element(command.Whole.Span, instruction.Name, "exec-form"), $"this is no JSON, so {instruction.Name} hands it to a shell");
        }
    }
}
