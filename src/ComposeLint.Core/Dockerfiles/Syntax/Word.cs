using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>A word of an instruction as it is written, quotes and escapes included, with its place.</summary>
/// <param name="Text">The characters with continuations joined; for an element of an exec form, the decoded JSON string.</param>
/// <param name="Span">Where it stands.</param>
public readonly record struct Word(string Text, SourceSpan Span)
{
    /// <summary>The text without the quotes around it (<c>"a"</c> and <c>'a'</c> are <c>a</c>).</summary>
    public string Unquoted => Text.Trim('"', '\'');

    /// <summary>Whether a variable may stand in it.</summary>
    public bool HasVariable => Text.IndexOf('$') >= 0;

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>A flag before an instruction's arguments: <c>--from=build</c>.</summary>
/// <param name="Name">Its name without the dashes.</param>
/// <param name="Value">What stands after <c>=</c>; null when there is no <c>=</c>.</param>
/// <param name="Span">The whole flag.</param>
public readonly record struct InstructionFlag(string Name, string? Value, SourceSpan Span)
{
    /// <inheritdoc/>
    public override string ToString() => Value is null ? "--" + Name : "--" + Name + "=" + Value;
}

/// <summary>A here-document of RUN, COPY or ADD.</summary>
/// <param name="Name">Its terminator: <c>EOF</c>.</param>
/// <param name="Expands">Whether variables in it are replaced: the terminator is not quoted.</param>
/// <param name="StripsTabs">Whether leading tabs go: <c>&lt;&lt;-</c>.</param>
/// <param name="Body">Its lines, the terminator's not included.</param>
public sealed record Heredoc(string Name, bool Expands, bool StripsTabs, SourceSpan Body)
{
    /// <summary>The content that the builder passes on.</summary>
    public string Content
    {
        get
        {
            var text = Body.Text;
            if (!StripsTabs || text.IndexOf('\t') < 0)
                return text;
            var result = new System.Text.StringBuilder(text.Length);
            var atStart = true;
            foreach (var c in text)
            {
                if (atStart && c == '\t')
                    continue;
                atStart = c == '\n';
                result.Append(c);
            }

            return result.ToString();
        }
    }
}

/// <summary>A comment line.</summary>
/// <param name="Text">What stands after the number sign, trimmed.</param>
/// <param name="Span">The number sign to the line's end.</param>
public readonly record struct Comment(string Text, SourceSpan Span);

/// <summary>A parser directive at the file's top: <c># escape=`</c>.</summary>
/// <param name="Name">Its name in lower case: syntax, escape or check.</param>
/// <param name="Value">Its value, trimmed.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Span">The whole line.</param>
public sealed record Directive(string Name, string Value, SourceSpan NameSpan, SourceSpan Span);
