using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Both wget and curl are used.</summary>
public sealed partial class WgetAndCurl : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Stage? stage = null;
        foreach (var run in context.File.Runs.Where(run => run.Trigger is null && !run.HasForeignShell))
        {
            if (run.Stage != stage)
                seen.Clear();
            stage = run.Stage;
            var used = run.Command.Script.Commands.Where(command => command.Name is "wget" or "curl").ToList();
            foreach (var command in used)
                seen.Add(command.Name);
            if (used.Count > 0 && seen.Count > 1)
                context.Report(run.Element(used[0].Span, used[0].Name, used[0].Name), "the stage uses both wget and curl");
        }
    }
}
