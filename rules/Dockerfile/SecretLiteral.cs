using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A credential stands in the file.</summary>
public sealed partial class SecretLiteral : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not PairsInstruction { Kind: not InstructionKind.Label } pairs)
                continue;
            foreach (var pair in pairs.Pairs)
                if (pair.Value is { } value && s_shapes.Any(shape => Matches(value.Unquoted, shape.Start, shape.Length)))
                    context.Report(pairs.Element(pair.Key), $"the value of {pair.Key} has the form of a credential");
        }
    }

    // The documented beginnings of credentials and how long they are at least.
    private static readonly (string Start, int Length)[] s_shapes =
    [
        ("AKIA", 20), ("ASIA", 20), ("ghp_", 40), ("gho_", 40), ("ghs_", 40), ("github_pat_", 50), ("glpat-", 26), ("xoxb-", 30), ("xoxp-", 30),
        ("sk_live_", 28), ("npm_", 40), ("dckr_pat_", 30), ("AIza", 39), ("-----BEGIN RSA PRIVATE KEY", 30), ("-----BEGIN PRIVATE KEY", 26), ("-----BEGIN OPENSSH PRIVATE KEY", 30),
    ];

    private static bool Matches(string value, string start, int length) =>
        value.Length >= length && value.StartsWith(start, StringComparison.Ordinal) && value.IndexOf("EXAMPLE", StringComparison.OrdinalIgnoreCase) < 0 && value.IndexOf('$') < 0;
}
