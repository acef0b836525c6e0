using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>An instruction does nothing in Windows containers.</summary>
public sealed partial class UnsupportedOnWindows : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction.Stage is not { } stage || !stage.Root.From.Image.Text.StartsWith("mcr.microsoft.com/windows/", StringComparison.Ordinal))
                continue;
            if (instruction.Kind == InstructionKind.StopSignal)
                context.Report(instruction, "STOPSIGNAL does nothing in Windows containers");
            foreach (var flag in instruction.Flags)
                if ((flag.Name == "chown" && instruction is CopyInstruction) || (flag.Name == "mount" && instruction is RunInstruction))
                    context.Report(instruction.Element(flag.Span, flag.ToString(), flag.ToString()), $"--{flag.Name} is not supported for Windows containers");
        }
    }
}
