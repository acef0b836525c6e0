using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A variable is unset where it no longer helps.</summary>
public sealed partial class UnsetInLaterLayer : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not RunInstruction { Stage: { } stage } run)
                continue;
            foreach (var command in run.Command.Script.Commands)
            {
                var name = command.Name == "unset" ? command.Operands().FirstOrDefault(o => stage.Result.Environment.ContainsKey(o.Text)) : default;
                if (name.Text is null)
                    continue;
                context.Report(run.Element(command.Span, "unset", "unset." + name.Text), $"{name.Text} stays in the image: unset ends with this step");
                break;
            }
        }
    }
}
