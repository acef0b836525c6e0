using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN instructions follow each other.</summary>
public sealed partial class ConsecutiveRun : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        RunInstruction? first = null;
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not RunInstruction run)
            {
                first = null;
                continue;
            }

            if (first is null || Flags(first) != Flags(run) || run.Command.Script.Commands.Length > 1 || first.Command.Script.Commands.Length > 1)
                first = run;
            else
                context.Report(run, "this RUN could be joined with the one before it");
        }
    }

    private static string Flags(RunInstruction run) => string.Join(" ", run.Flags.Select(flag => flag.ToString()).OrderBy(flag => flag, StringComparer.Ordinal));
}
