using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The working directory is a directory of the system.</summary>
public sealed partial class WorkdirInSystemDirectory : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not ValueInstruction { Kind: InstructionKind.Workdir } workdir)
                continue;
            var path = workdir.Value.Unquoted.TrimEnd('/');
            if (path is "/bin" or "/boot" or "/dev" or "/etc" or "/lib" or "/proc" or "/sbin" or "/sys" or "/usr" or "/usr/bin" or "/usr/lib" or "/usr/sbin" || path.StartsWith("/proc/", StringComparison.Ordinal) || path.StartsWith("/sys/", StringComparison.Ordinal))
                context.Report(workdir.Element(workdir.Value), $"{workdir.Value} is a directory of the system");
        }
    }
}
