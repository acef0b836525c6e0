using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Which USER is root.</summary>
internal static class RootUser
{
    /// <summary>The last USER of a stage when that is root; null when it is another or there is none.</summary>
    public static ValueInstruction? LastOf(Stage stage)
    {
        ValueInstruction? last = null;
        foreach (var instruction in stage.Instructions)
            if (instruction is ValueInstruction { Kind: InstructionKind.User } user)
                last = user;
        return last is not null && IsRoot(last.Value.Text) ? last : null;
    }

    private static bool IsRoot(string user) =>
        user is "root" or "0" || user.StartsWith("root:", StringComparison.Ordinal) || user.StartsWith("0:", StringComparison.Ordinal);
}
