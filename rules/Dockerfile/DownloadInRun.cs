using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN downloads what ADD could fetch.</summary>
public sealed partial class DownloadInRun : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var run in context.File.Runs)
        {
            var commands = run.Command.Script.Commands;
            foreach (var command in commands)
            {
                var isClone = command.Name == "git" && command.Operands() is { Length: >= 2 } operands && operands[0].Text == "clone" && operands[1].IsLiteral;
                if (!isClone && !(command.Name is "curl" or "wget" && commands.Length == 1 && run.Command.Script.Pipes.IsEmpty && command.HasFlag("o", "O", "output")))
                    continue;
                var place = isClone ? run.Element(command.Span.Source.At(command.Span.Span.Start, command.Arguments.First(a => a.Text == "clone").Span.Span.End), "git clone", "clone") : run.Element(command.Span, command.Name, command.Name);
                context.Report(place, "ADD fetches this itself");
                break;
            }
        }
    }
}
