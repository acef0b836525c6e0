namespace ComposeLint.Yaml;

/// <summary>The parser's messages in the user's words.</summary>
internal static class SyntaxWording
{
    /// <summary>A message; whether it is about brackets; whether a key stands where none can, which a missing ':' above also causes.</summary>
    public readonly record struct Wording(string Text, bool IsAboutFlow = false, bool IsAboutKey = false);

    /// <summary>Whether the fault is inside the scalar that the parser names.</summary>
    public static bool IsInsideScalar(string message) =>
        message.IndexOf("block scalar", StringComparison.Ordinal) >= 0
        || message.IndexOf("escape", StringComparison.Ordinal) >= 0
        || message.IndexOf("tab character", StringComparison.Ordinal) >= 0
        || message.IndexOf("hexadecimal", StringComparison.Ordinal) >= 0
        || message.IndexOf("Unicode surrogates", StringComparison.Ordinal) >= 0;

    public static Wording Of(string message, string text, int at)
    {
        var found = at < text.Length ? text[at] : '\0';
        foreach (var (part, wording) in Table)
        {
            if (message.IndexOf(part, StringComparison.Ordinal) >= 0)
                return wording with { Text = wording.Text.Replace("{c}", Shown(found)) };
        }

        if (message.IndexOf("cannot start any token", StringComparison.Ordinal) >= 0)
        {
            return new Wording(found switch
            {
                '\t' => "a tab cannot indent in YAML; use spaces",
                '@' or '`' => $"'{found}' is reserved in YAML: a value that starts with it needs quotes",
                '%' => "'%' starts a directive in YAML: a value that starts with it needs quotes",
                _ => $"no YAML value can start with '{Shown(found)}'; put it in quotes",
            });
        }

        return new Wording(message.Length == 0 ? "this is not YAML" : char.ToLowerInvariant(message[0]) + message.Substring(1).TrimEnd('.'));
    }

    private static readonly (string Part, Wording Wording)[] Table =
    [
        ("quoted scalar, found unexpected end of stream", new("this text has no closing quote")),
        ("quoted scalar, found unexpected document indicator", new("this text has no closing quote before the document ends")),
        ("multi-line double-quoted scalar, found wrong indentation", new("this text has no closing quote where it should end: the next line is not indented under it")),
        ("unknown escape character", new("unknown escape in a text in double quotes: use single quotes, or write \\\\ for a backslash")),
        ("did not find expected hexadecimal number", new("an escape (\\x, \\u, \\U) needs hexadecimal digits after it")),
        ("invalid Unicode", new("this escape is no Unicode character")),
        ("flow mapping,", new("expected ',' or '}' here", true)),
        ("flow sequence, did not", new("expected ',' or ']' here", true)),
        ("invalid mapping", new("a ': ' inside a value: put the value in quotes, or is the indentation wrong?", IsAboutKey: true)),
        ("Mapping values are not allowed", new("a key cannot stand here: the indentation is wrong, or a value with ': ' in it needs quotes", IsAboutKey: true)),
        ("Mapping keys are not allowed", new("a key cannot stand here")),
        ("Block sequence entries are not allowed", new("a list item ('- ') cannot stand here")),
        ("did not find expected key", new("expected a key here: the indentation does not match the lines above")),
        ("did not find expected '-' indicator", new("expected a list item ('- ') here: the indentation does not match the lines above")),
        ("could not find expected ':'", new("a ':' is missing after this key", IsAboutKey: true)),
        ("invalid tab as indentation", new("a tab cannot indent in YAML; use spaces")),
        ("tab character that violate", new("a tab cannot indent in YAML; use spaces")),
        ("found undefined tag handle", new("unknown tag prefix")),
        ("scanning a tag", new("this tag (!) is malformed")),
        ("scanning an anchor or alias", new("this anchor (&) or alias (*) has no valid name; a value that starts with & or * needs quotes")),
        ("found more than one anchor", new("two anchors on one value")),
        ("comment after", new("a comment needs a blank before its '#'")),
        ("found a comment without", new("a comment needs a blank before its '#'")),
        ("extra spaces in first line", new("the first line of a block text is indented deeper than the others")),
        ("more spaces in lines above", new("the first line of a block text is indented deeper than the others")),
        ("scanning a block scalar", new("this block text's header is malformed: after | or > come only +, - and a digit")),
        ("did not find expected <document start>", new("this does not belong to what stands above: the file's first value has already ended")),
        ("invalid content after '...'", new("nothing may follow '...' on its line")),
        ("incompatible YAML document", new("this YAML version is not supported")),
        ("duplicate %YAML directive", new("two %YAML directives")),
        ("duplicate %TAG directive", new("two %TAG directives")),
        ("directive", new("this directive (%) is malformed; a value that starts with % needs quotes")),
        ("did not find expected node content", new("expected a value here, found '{c}'")),
        ("comment between adjacent scalars", new("a comment cannot stand inside a value of several lines")),
    ];

    private static string Shown(char c) => c < ' ' || c == '\x7f' ? $"U+{(int)c:X4}" : c.ToString();
}
