using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A label has a key against the conventions.</summary>
public sealed partial class InvalidLabelKey : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not PairsInstruction { Kind: InstructionKind.Label } label)
                continue;
            foreach (var pair in label.Pairs)
                if (!IsValid(pair.Key.Unquoted))
                {
                    context.Report(label.Element(pair.Key), $"the key {pair.Key} goes against the conventions for labels");
                    break;
                }
        }
    }

    private static bool IsValid(string key) =>
        key.Length > 0 && key[0] is >= 'a' and <= 'z' && key[key.Length - 1] is (>= 'a' and <= 'z') or (>= '0' and <= '9')
        && key.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-' or '_' or '/')
        && key.IndexOf("..", StringComparison.Ordinal) < 0 && key.IndexOf("--", StringComparison.Ordinal) < 0
        && !key.StartsWith("com.docker.", StringComparison.Ordinal) && !key.StartsWith("io.docker.", StringComparison.Ordinal) && !key.StartsWith("org.dockerproject.", StringComparison.Ordinal);
}
