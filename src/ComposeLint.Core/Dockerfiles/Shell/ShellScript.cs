using ComposeLint.Text;

namespace ComposeLint.Dockerfiles.Shell;

/// <summary>What a RUN says to its shell, read as far as rules need: the commands, not their control flow.</summary>
/// <param name="Text">The script.</param>
/// <param name="Commands">
/// The simple commands in the order they are written, those in substitutions, subshells and functions too. Empty when the script is not
/// well formed or is for a shell that is not read (PowerShell, cmd).
/// </param>
/// <param name="Pipes">Where a pipe stands.</param>
public sealed record ShellScript(string Text, ImmutableArray<ShellCommand> Commands, ImmutableArray<SourceSpan> Pipes)
{
    /// <summary>A script of which nothing is known.</summary>
    public static ShellScript Unread(string text) =>
        new(text, ImmutableArray<ShellCommand>.Empty, ImmutableArray<SourceSpan>.Empty) { IsRead = false };

    /// <summary>Whether the script could be read.</summary>
    public bool IsRead { get; init; } = true;

    /// <summary>The commands and those of <c>sh -c</c> strings in them.</summary>
    public IEnumerable<ShellCommand> AllCommands
    {
        get
        {
            foreach (var command in Commands)
            {
                yield return command;
                if (command.Nested is { } nested)
                    foreach (var inner in nested.AllCommands)
                        yield return inner;
            }
        }
    }
}
