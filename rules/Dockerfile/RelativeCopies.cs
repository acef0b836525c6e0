using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>COPY to a relative path where no WORKDIR says what it is relative to.</summary>
internal static class RelativeCopies
{
    /// <summary>The copies in file order, each with its target.</summary>
    public static IEnumerable<(Instruction Copy, Word Target)> Of(ComposeLint.Dockerfiles.Dockerfile file)
    {
        // Stages with a WORKDIR of their own or of one that they build on.
        var set = new HashSet<Stage>();
        foreach (var instruction in file.Instructions)
        {
            var stage = instruction.Stage;
            if (stage is not null && (instruction.Kind == InstructionKind.Workdir || (instruction is FromInstruction && stage.Base is { } parent && set.Contains(parent))))
                set.Add(stage);
            if (instruction is CopyInstruction { Kind: InstructionKind.Copy, Destination: { } target } && !PathText.IsAbsoluteOrVariable(target.Unquoted) && (stage is null || !set.Contains(stage)))
                yield return (instruction, target);
        }
    }

    /// <summary>Whether the copy is into an image that starts from nothing, whose directory is <c>/</c>.</summary>
    public static bool IsInScratch(Instruction copy) => copy.Stage?.Root.IsScratch == true;
}
