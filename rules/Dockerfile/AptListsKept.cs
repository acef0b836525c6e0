using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The package lists of apt stay in the image.</summary>
public sealed partial class AptListsKept : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var final = new FinalStages(context.File);
        foreach (var run in context.File.Runs)
        {
            if (run.HasForeignShell || !final.Keeps(run))
                continue;
            if (run.HasCacheMount("/var/lib/apt/lists") || (run.HasCacheMount("/var/lib/apt") && run.HasCacheMount("/var/cache/apt")))
                continue;
            var commands = run.Command.Script.Commands;
            var update = commands.FirstOrDefault(c => c.Name is "apt" or "apt-get" or "aptitude" && c.HasArgument("update"));
            if (update is not null && !commands.Any(c => c.Name == "rm" && c.HasArgument("-rf", "/var/lib/apt/lists/*")))
                context.Report(run.Element(update.Span, update.Name, "update"), "the package lists stay in the layer: nothing removes /var/lib/apt/lists in this RUN");
        }
    }
}
