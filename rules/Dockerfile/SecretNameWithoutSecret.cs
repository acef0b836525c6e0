using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A variable is named like a secret and holds none.</summary>
public sealed partial class SecretNameWithoutSecret : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var (instruction, pair) in SecretNames.Of(context.File))
            if (SecretNames.HoldsNone(instruction, pair))
                context.Report(instruction.Element(pair.Key), $"{pair.Key} is named like a secret; what is written here is none, but whatever replaces it is readable too");
    }
}
