using ComposeLint.Text;

namespace ComposeLint.Dockerfiles.Shell;

/// <summary>
/// A word of a shell command. In its text quotes are gone, a variable stands as <c>${NAME}</c>, and a command substitution as
/// <c>${…}</c>; so a literal word is what the program would get.
/// </summary>
/// <param name="Text">The text.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="IsLiteral">Whether it holds no variable, substitution or pattern.</param>
public readonly record struct ShellWord(string Text, SourceSpan Span, bool IsLiteral)
{
    /// <summary>Whether it looks like an option: more than <c>-</c> or <c>--</c>.</summary>
    public bool IsFlag => Text.Length > 1 && Text[0] == '-' && Text != "--";

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>A redirection of a command.</summary>
/// <param name="Operator"><c>&gt;</c>, <c>&gt;&gt;</c>, <c>&lt;</c>, <c>&lt;&lt;</c>, <c>&lt;&lt;&lt;</c> …</param>
/// <param name="Target">The file, or the terminator of a here-document.</param>
public readonly record struct ShellRedirection(string Operator, ShellWord Target);
