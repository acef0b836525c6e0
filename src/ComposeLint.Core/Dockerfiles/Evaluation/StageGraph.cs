namespace ComposeLint.Dockerfiles.Evaluation;

/// <summary>Groups instructions into stages.</summary>
internal static class StageGraph
{
    /// <summary>The stages; each instruction learns its own.</summary>
    public static ImmutableArray<Stage> Create(List<Instruction> instructions)
    {
        var stages = ImmutableArray.CreateBuilder<Stage>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var members = ImmutableArray.CreateBuilder<Instruction>();
        Stage? current = null;
        foreach (var instruction in instructions)
        {
            if (instruction is FromInstruction from)
            {
                Close();
                current = new Stage(stages.Count, from);
                current.IsDuplicate = current.StageName is { } name && !names.Add(name);
                stages.Add(current);
            }
            else if (current is not null)
                members.Add(instruction);

            instruction.Stage = current;
            if (instruction is OnbuildInstruction { Instruction: { } trigger })
                trigger.Stage = current;
        }

        Close();
        return stages.ToImmutable();

        void Close()
        {
            if (current is not null)
                current.Instructions = members.ToImmutable();
            members.Clear();
        }
    }
}
