using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>WORKDIR is relative.</summary>
public sealed partial class RelativeWorkdirAnywhere : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not ValueInstruction { Kind: InstructionKind.Workdir } workdir)
                continue;
            var path = workdir.Value.Unquoted;
            if (path.Length > 0 && !PathText.IsAbsoluteOrVariable(path))
                context.Report(workdir.Element(workdir.Value), $"WORKDIR {workdir.Value} is no absolute path");
        }
    }
}
