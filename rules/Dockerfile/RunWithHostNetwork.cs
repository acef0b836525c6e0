using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A build step uses the host's network.</summary>
public sealed partial class RunWithHostNetwork : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is RunInstruction && instruction.Flag("network") is { Value: "host" } flag)
                context.Report(instruction.Element(flag.Span, flag.ToString(), "network"), "the step reaches whatever listens on the host that builds");
        }
    }
}
