using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A secret is passed by ARG or ENV.</summary>
public sealed partial class SecretInArgOrEnv : DockerfileRule
{
    private static readonly HashSet<string> s_secret = new(StringComparer.OrdinalIgnoreCase)
    {
        "apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "secret", "token",
    };

    private static readonly HashSet<string> s_harmless = new(StringComparer.OrdinalIgnoreCase) { "public", "file", "version" };

    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not PairsInstruction { Kind: InstructionKind.Env or InstructionKind.Arg } pairs || instruction.Stage is null)
                continue;
            foreach (var pair in pairs.Pairs)
            {
                var words = pair.Key.Text.Split('_');
                if (words.Any(s_secret.Contains) && !words.Any(s_harmless.Contains))
                    context.Report(instruction.Element(pair.Key), $"{pair.Key} looks like a secret, and {instruction.Name} keeps it readable in the image");
            }
        }
    }
}
