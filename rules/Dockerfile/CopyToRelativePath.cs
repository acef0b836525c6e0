using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>COPY goes to a relative path without a WORKDIR.</summary>
public sealed partial class CopyToRelativePath : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var set = new HashSet<Stage>();
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction.Kind == InstructionKind.Workdir && instruction.Stage is { } stage)
                set.Add(stage);
            if (instruction is not CopyInstruction { Kind: InstructionKind.Copy, Destination: { } target } || PathText.IsAbsoluteOrVariable(target.Unquoted))
                continue;
            if (instruction.Stage is null || !instruction.Stage.Chain.Any(set.Contains))
                context.Report(instruction.Element(target), instruction.Stage is { IsScratch: true }
                    ? $"{target} is relative to /, since no WORKDIR is set"
                    : $"{target} is relative to whatever directory the base image works in");
        }
    }
}
