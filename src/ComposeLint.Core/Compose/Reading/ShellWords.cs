using System.Text;

namespace ComposeLint.Compose.Reading;

/// <summary>Splits a command as mattn/go-shellwords does for Compose: quotes and backslashes, no variables; it stops at <c>; &amp; | &lt; &gt;</c>.</summary>
internal static class ShellWords
{
    /// <summary>The words; what is not a valid line gives none.</summary>
    public static ImmutableArray<string> Split(string line)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        var hasWord = false;
        var quote = '\0';
        var isEscaped = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (isEscaped)
            {
                word.Append(c switch { 't' when quote == '"' => '\t', 'n' when quote == '"' => '\n', _ => c });
                isEscaped = false;
                hasWord = true;
            }
            else if (c == '\\' && quote != '\'')
            {
                isEscaped = true;
            }
            else if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
                else
                    word.Append(c);
                hasWord = true;
            }
            else if (c is ' ' or '\t' or '\r' or '\n')
            {
                Flush();
            }
            else if (c is '"' or '\'')
            {
                quote = c;
                hasWord = true;
            }
            else if (c is ';' or '&' or '|' or '<' or '>')
            {
                // A digit just before a redirection is a file descriptor, not a word.
                if (c == '>' && word.Length > 0 && word[0] is >= '0' and <= '9')
                    word.Clear();
                break;
            }
            else
            {
                word.Append(c);
                hasWord = true;
            }
        }

        Flush();
        return quote != '\0' || isEscaped ? ImmutableArray<string>.Empty : words.ToImmutable();

        void Flush()
        {
            if (hasWord && (word.Length > 0 || quote == '\0'))
                words.Add(word.ToString());
            word.Clear();
            hasWord = false;
        }
    }
}
