using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A secret is passed by ARG or ENV.</summary>
public sealed partial class SecretInArgOrEnv : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var (instruction, pair) in SecretNames.Of(context.File))
            if (!SecretNames.HoldsNone(instruction, pair))
                context.Report(instruction.Element(pair.Key), $"{pair.Key} looks like a secret, and {instruction.Name} keeps it readable in the image");
    }
}
