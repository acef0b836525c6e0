using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Dockerfiles.Shell;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A rule over the commands of RUN: one finding for an instruction, at the first command that shows it. PowerShell and cmd are left alone.</summary>
public abstract class CommandRule : DockerfileRule
{
    /// <summary>Whether RUN that ONBUILD triggers counts.</summary>
    protected virtual bool IncludesTriggers => true;

    /// <summary>Whether the commands of <c>sh -c</c> strings count.</summary>
    protected virtual bool IncludesNested => false;

    /// <inheritdoc/>
    public sealed override void Check(DockerfileContext context)
    {
        foreach (var run in context.File.Runs)
        {
            if (run.HasForeignShell || (run.Trigger is not null && !IncludesTriggers) || IsExempt(run))
                continue;
            foreach (var command in IncludesNested ? run.Command.Script.AllCommands : run.Command.Script.Commands)
            {
                if (Fault(command) is not { } word)
                    continue;
                var fix = Mend(word, command);
                context.Report(run.Element(word.Span, word.Text, word.Text), Message(word, command), fixes: fix is null ? default : ImmutableArray.Create(fix));
                break;
            }
        }
    }

    /// <summary>Whether the instruction as a whole cannot be at fault.</summary>
    protected virtual bool IsExempt(RunInstruction run) => false;

    /// <summary>The word of a command that is at fault; null when none is.</summary>
    protected abstract ShellWord? Fault(ShellCommand command);

    /// <summary>What to say of it.</summary>
    protected abstract string Message(ShellWord word, ShellCommand command);

    /// <summary>An edit that mends it; null when none is certain.</summary>
    protected virtual Fix? Mend(ShellWord word, ShellCommand command) => null;

    /// <summary>A fix that inserts a text behind a place.</summary>
    protected static Fix InsertAfter(SourceSpan place, string text, string title, string? breaks = null) =>
        new(title, ImmutableArray.Create(new TextEdit(place.Source.At(place.Span.End, place.Span.End), text)), breaks);
}
