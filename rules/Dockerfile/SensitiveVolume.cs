using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A directory of the system is declared as a volume.</summary>
public sealed partial class SensitiveVolume : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not ListInstruction { Kind: InstructionKind.Volume } volume)
                continue;
            foreach (var item in volume.Items)
                if (item.Unquoted.TrimEnd('/') is "" or "/bin" or "/boot" or "/dev" or "/etc" or "/lib" or "/proc" or "/sbin" or "/sys" or "/usr" or "/var/run")
                    context.Report(volume.Element(item), $"{item} is a directory of the system");
        }
    }
}
