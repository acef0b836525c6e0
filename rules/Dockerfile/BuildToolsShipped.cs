using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Compilers are shipped with the program.</summary>
public sealed partial class BuildToolsShipped : DockerfileRule
{
    private static readonly string[] s_tools = ["build-essential", "build-base", "gcc", "g++", "clang", "cmake", "golang", "cargo", "maven", "gradle", "default-jdk", "dotnet-sdk-8.0"];

    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        if (context.File.Stages.Length != 1)
            return;
        foreach (var run in context.File.Runs)
        {
            var commands = run.Command.Script.Commands;
            if (commands.Any(c => c.HasArgument("purge", "remove", "autoremove", "del", "erase")))
                continue;
            foreach (var command in commands)
            {
                var tool = command.HasArgument("install", "add") ? command.Arguments.FirstOrDefault(a => s_tools.Contains(a.Text.Split('=')[0])) : default;
                if (tool.Text is null)
                    continue;
                context.Report(run.Element(tool.Span, tool.Text, tool.Text), $"{tool.Text} is part of the final image");
                break;
            }
        }
    }
}
