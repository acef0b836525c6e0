using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The stop signal gives no time to finish.</summary>
public sealed partial class UngracefulStopSignal : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is ValueInstruction { Kind: InstructionKind.StopSignal } signal && signal.Value.Unquoted.ToUpperInvariant() is "SIGKILL" or "KILL" or "9" or "SIGSTOP" or "STOP" or "19")
                context.Report(signal.Element(signal.Value), $"{signal.Value} gives the program no time to finish");
        }
    }
}
