using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>ENV uses a variable that the same ENV sets.</summary>
public sealed partial class EnvSelfReference : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not PairsInstruction { Kind: InstructionKind.Env or InstructionKind.Arg } pairs)
                continue;
            if (pairs.Kind == InstructionKind.Env && Find(pairs, known) is { } found)
                context.Report(pairs.Element(found.User.Key), $"{found.Set} has no value yet: {found.User.Key} sees the variables as they were before this ENV");
            foreach (var pair in pairs.Pairs)
                known.Add(pair.Key.Text);
        }
    }

    private static (NameValue User, string Set)? Find(PairsInstruction env, HashSet<string> known)
    {
        var set = env.Pairs.Select(pair => pair.Key.Text).Where(name => !known.Contains(name)).ToLookup(name => name, StringComparer.Ordinal);
        foreach (var pair in env.Pairs)
        {
            // A variable that refers to itself alone keeps its old value; so it must be set by another pair.
            var used = pair.Value is { HasVariable: true } value
                ? VariableNames.In(value.Text).FirstOrDefault(name => set[name].Count() > (name == pair.Key.Text ? 1 : 0))
                : null;
            if (used is not null)
                return (pair, used);
        }

        return null;
    }
}
