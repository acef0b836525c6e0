using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>COPY to a relative path where no WORKDIR says what it is relative to.</summary>
internal static class RelativeCopies
{
    /// <summary>The copies in file order, each with its target.</summary>
    public static IEnumerable<(Instruction Copy, Word Target)> Of(ComposeLint.Dockerfiles.Dockerfile file)
    {
        var set = new HashSet<Stage>();
        foreach (var instruction in file.Instructions)
        {
            if (instruction.Kind == InstructionKind.Workdir && instruction.Stage is { } stage)
                set.Add(stage);
            if (instruction is not CopyInstruction { Kind: InstructionKind.Copy, Destination: { } target } || PathText.IsAbsoluteOrVariable(target.Unquoted))
                continue;
            if (instruction.Stage is null || !instruction.Stage.Chain.Any(set.Contains))
                yield return (instruction, target);
        }
    }

    /// <summary>Whether the copy is into an image that starts from nothing, whose directory is <c>/</c>.</summary>
    public static bool IsInScratch(Instruction copy) => copy.Stage?.Chain.Last().IsScratch == true;
}
