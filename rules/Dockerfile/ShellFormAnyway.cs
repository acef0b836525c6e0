using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A command is in shell form.</summary>
public sealed partial class ShellFormAnyway : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var reported = new HashSet<string>(context.File.Problems.Where(p => p.Kind == DockerfileProblems.ShellFormKind).Select(p => p.Subject.Span.ToString()), StringComparer.Ordinal);
        foreach (var instruction in context.File.Instructions)
        {
            var command = instruction switch
            {
                CommandInstruction { Kind: InstructionKind.Cmd or InstructionKind.Entrypoint } c when !reported.Contains(c.Span.ToString()) => c.Command,
                HealthcheckInstruction { Command: { } check } => check,
                _ => null,
            };
            if (command is { IsExec: false })
                context.Report(instruction.Element(command.Whole.Text.Length == 0 ? instruction.Span : command.Whole.Span, instruction.Name, "shell-form"), $"{instruction.Name} is in shell form");
        }
    }
}
