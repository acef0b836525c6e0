using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The container's command runs under a shell.</summary>
public sealed partial class ShellFormCommand : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var commands = context.File.Instructions.OfType<CommandInstruction>().ToLookup(command => command.Span);
        foreach (var problem in context.File.Problems)
            if (problem.Kind == DockerfileProblems.ShellFormKind)
                context.Report(problem.Subject, problem.Message, fixes: commands[problem.Subject.Span].Select(Mend).FirstOrDefault());
    }

    private static ImmutableArray<Fix> Mend(CommandInstruction command)
    {
        // Only words that no shell would change.
        var text = command.Command.Whole.Text;
        if (text.Length == 0 || text != command.Command.Whole.Span.Text || !text.All(c => c is ' ' || char.IsLetterOrDigit(c) || "_./:=@,+-%".IndexOf(c) >= 0))
            return default;
        var words = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (words[0].IndexOf('=') >= 0 || words[0] is "exec" or "cd" or "set" or "export")
            return default;
        var edit = new TextEdit(command.Command.Whole.Span, "[" + string.Join(", ", words.Select(word => "\"" + word + "\"")) + "]");
        return ImmutableArray.Create(new Fix("Write a JSON array", ImmutableArray.Create(edit), "the command no longer runs under a shell"));
    }
}
