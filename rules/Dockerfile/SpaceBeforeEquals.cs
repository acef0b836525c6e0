using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A space stands before the equals sign.</summary>
public sealed partial class SpaceBeforeEquals : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not PairsInstruction { Kind: InstructionKind.Env or InstructionKind.Label } pairs)
                continue;
            foreach (var pair in pairs.Pairs)
                if (pair is { IsLegacy: true, Value: { } value } && value.Text.StartsWith("=", StringComparison.Ordinal) && !value.Text.StartsWith("==", StringComparison.Ordinal))
                    context.Report(pairs.Element(value), $"the equals sign is part of the value of {pair.Key}: a space stands before it");
        }
    }
}
