using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>What the rules over caches of package managers share.</summary>
internal static class CacheKept
{
    /// <summary>Reports each RUN that installs and does not clean up behind the first install.</summary>
    public static void Check(DockerfileContext context, Func<ShellCommand, bool> installs, Func<ShellCommand, ShellCommand, bool> cleans, Func<RunInstruction, bool> isExempt)
    {
        foreach (var run in context.File.Runs)
        {
            if (run.HasForeignShell)
                continue;
            var commands = run.Command.Script.Commands;
            var install = IndexOf(commands, installs);
            if (install < 0 || IndexOf(commands, candidate => cleans(commands[install], candidate)) > install || isExempt(run))
                continue;
            var command = commands[install];
            var word = command.Operands().FirstOrDefault();
            var place = word.Text is null ? command.NameWord : word;
            context.Report(run.Element(place.Span, command.Name, command.Name), $"the cache of {command.Name} stays in the layer");
        }
    }

    private static int IndexOf(ImmutableArray<ShellCommand> commands, Func<ShellCommand, bool> wanted)
    {
        for (var i = 0; i < commands.Length; i++)
            if (wanted(commands[i]))
                return i;
        return -1;
    }
}
