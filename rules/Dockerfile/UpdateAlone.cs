using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The package index is updated in a RUN of its own.</summary>
public sealed partial class UpdateAlone : DockerfileRule
{
    private static readonly string[] s_uses = ["install", "add", "upgrade", "dist-upgrade", "full-upgrade", "build-dep", "download", "source", "groupinstall", "in"];

    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var run in context.File.Runs)
        {
            if (run.HasForeignShell)
                continue;
            var commands = run.Command.Script.Commands;
            foreach (var command in commands)
            {
                var isUpdate = (command.Name is "apt-get" or "apt" or "apk" && command.HasArgument("update")) || (command.Name == "zypper" && command.HasArgument("refresh", "ref"));
                if (!isUpdate || commands.Any(other => other.HasArgument(s_uses)))
                    continue;
                var verb = command.Arguments.First(a => a.Text is "update" or "refresh" or "ref");
                context.Report(run.Element(verb.Span, verb.Text, verb.Text), $"{command.Name} {verb.Text} is a RUN of its own: its cached result grows old");
                break;
            }
        }
    }
}
