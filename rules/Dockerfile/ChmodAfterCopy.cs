using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN changes the mode of files just copied.</summary>
public sealed partial class ChmodAfterCopy : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var stage in context.File.Stages)
            for (var i = 1; i < stage.Instructions.Length; i++)
            {
                if (stage.Instructions[i] is not RunInstruction run || stage.Instructions[i - 1] is not CopyInstruction { Destination: { } target })
                    continue;
                if (run.Command.Script.Commands is { Length: 1 } commands && commands[0].Name is "chmod" or "chown" && commands[0].Arguments.Any(a => IsBelow(a.Text, target.Unquoted)))
                    context.Report(run.Element(commands[0].Span, commands[0].Name, commands[0].Name), $"the files are stored a second time: COPY takes --{commands[0].Name}");
            }
    }

    private static bool IsBelow(string path, string target) =>
        target.Length > 1 && path.StartsWith(target.TrimEnd('/'), StringComparison.Ordinal);
}
