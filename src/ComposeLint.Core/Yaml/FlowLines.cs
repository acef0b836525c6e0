using ComposeLint.Text;

namespace ComposeLint.Yaml;

/// <summary>
/// YamlDotNet refuses a plain scalar in brackets that is indented less than what holds the brackets; YAML 1.2 (7.1) agrees, go-yaml and so
/// Compose take it. In brackets a line break is but a blank: with blanks in their place the text means the same and all offsets stay.
/// </summary>
internal static class FlowLines
{
    /// <summary>The text with the lines of the brackets at <paramref name="open"/> joined; null when they never close.</summary>
    public static string? Join(string text, int open, List<TextSpan> comments)
    {
        var characters = text.ToCharArray();
        var found = new List<TextSpan>();
        var depth = 0;
        for (var i = open; i < characters.Length; i++)
        {
            switch (characters[i])
            {
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}':
                    if (--depth == 0)
                    {
                        comments.AddRange(found);
                        return new string(characters);
                    }

                    break;
                case '"' or '\'' when CanOpenQuote(characters[i - 1]):
                    i = AfterQuoted(characters, i) - 1;
                    break;
                case '\r' or '\n':
                    characters[i] = ' ';
                    break;
                case '#' when characters[i - 1] is ' ' or '\t' or '\r' or '\n':
                    var end = i;
                    while (end < characters.Length && characters[end] is not ('\r' or '\n'))
                        characters[end++] = ' ';
                    found.Add(TextSpan.FromBounds(i, end));
                    i = end - 1;
                    break;
            }
        }

        return null;
    }

    private static bool CanOpenQuote(char before) => before is ' ' or '\t' or '\r' or '\n' or '[' or '{' or ',' or ':';

    private static int AfterQuoted(char[] characters, int open)
    {
        var quote = characters[open];
        for (var i = open + 1; i < characters.Length; i++)
        {
            if (quote == '"' && characters[i] == '\\')
                i++;
            else if (characters[i] == quote)
                return i + 1;
        }

        return characters.Length;
    }
}
