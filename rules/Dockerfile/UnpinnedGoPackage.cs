using ComposeLint.Analysis;
using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>go installs packages without a version.</summary>
public sealed partial class UnpinnedGoPackage : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var run in context.File.Runs)
        {
            if (run.HasForeignShell)
                continue;
            var commands = run.Command.Script.Commands.Where(command => command.Name == "go").ToList();
            // What go run names is looked at alone when there is any.
            var packages = commands.Where(command => command.HasArgument("run")).SelectMany(Program).ToList();
            if (packages.Count == 0)
                packages.AddRange(commands.Where(command => command.HasArgument("install", "get")).SelectMany(command => command.Operands().Where(o => o.Text is not ("install" or "get" or "tool"))));
            var found = packages.FirstOrDefault(package => !IsPinned(package.Text));
            if (found.Text is not null)
                context.Report(run.Element(found.Span, found.Text, found.Text), $"{found.Text} names no version that stays");
        }
    }

    private static IEnumerable<ShellWord> Program(ShellCommand command) => command.Operands().Take(2).Where(operand => operand.Text != "run");

    private static bool IsPinned(string package) =>
        package.StartsWith(".", StringComparison.Ordinal) || package.StartsWith("/", StringComparison.Ordinal)
        || (package.IndexOf('@') >= 0 && !package.EndsWith("@latest", StringComparison.Ordinal) && !package.EndsWith("@none", StringComparison.Ordinal));
}
