using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The engine's socket is declared as a volume.</summary>
public sealed partial class DockerSocketVolume : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not ListInstruction { Kind: InstructionKind.Volume } volume)
                continue;
            foreach (var item in volume.Items)
                if (item.Unquoted.EndsWith("docker.sock", StringComparison.Ordinal))
                    context.Report(volume.Element(item), $"{item} makes the container root on the host");
        }
    }
}
