using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A build step runs with extended privileges.</summary>
public sealed partial class InsecureRun : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is RunInstruction && instruction.Flag("security") is { Value: "insecure" } flag)
                context.Report(instruction.Element(flag.Span, flag.ToString(), "security"), "the step runs with all privileges on the machine that builds");
        }
    }
}
