namespace ComposeLint.Yaml;

/// <summary>An error that stopped the parser.</summary>
/// <param name="Start">Where it shows.</param>
/// <param name="End">Where what it is about ends; at least one character after <paramref name="Start"/> unless at the text's end.</param>
/// <param name="Culprit">An offset on the line to blame, which may be far above: an unclosed quote, an unclosed bracket.</param>
/// <param name="Message">In the user's words.</param>
/// <param name="IsLimit">Whether it is a limit of ours and not an error of YAML.</param>
internal readonly record struct SyntaxFault(int Start, int End, int Culprit, string Message, bool IsLimit = false)
{
    /// <summary>Takes what the parser threw, and where it was.</summary>
    public static SyntaxFault From(Exception thrown, YamlTreeBuilder builder, string text)
    {
        if (thrown is YamlLimitException limit)
        {
            var top = builder.OpenFlowStart >= 0 ? Math.Min(builder.OpenFlowStart, limit.At) : limit.At;
            return new SyntaxFault(limit.At, limit.At + 1, top, limit.Message, IsLimit: true).Within(text);
        }

        var at = thrown is YamlDotNet.Core.YamlException yaml ? (int)yaml.Start.Index : (int)builder.Tokens.CurrentPosition.Index;
        at = Math.Max(0, Math.Min(at, text.Length));
        var message = SyntaxWording.Of(thrown.Message, text, at);
        var culprit = at;
        var open = builder.OpenFlowStart;
        if (open >= 0 && open < culprit)
        {
            // The bracket is what the user must look at, when it never closes on the lines that belong to it.
            culprit = open;
            if (message.IsAboutFlow && IsOnLaterLine(text, open, at))
                return new SyntaxFault(open, open + 1, open, $"'{text[open]}' is never closed").Within(text);
        }

        var scalar = builder.Tokens.LastScalarStart;
        if (scalar >= 0 && scalar < culprit && builder.Tokens.LastScalarEnd >= at - 1 && text[scalar] is '"' or '\'' && IsOnLaterLine(text, scalar, at))
        {
            // A quoted text over several lines right before the error: its closing quote is most likely another text's opening one.
            return new SyntaxFault(scalar, scalar + 1, scalar, $"the text that starts with {text[scalar]} here has no closing {text[scalar]} where it should end").Within(text);
        }

        return new SyntaxFault(at, at + 1, culprit, message.Text).Within(text);
    }

    /// <summary>An offset past the last visible character goes back to it: an error at the end of the file shows on its last line.</summary>
    private SyntaxFault Within(string text)
    {
        var start = Math.Min(Start, text.Length);
        if (start == text.Length || text[start] is '\r' or '\n')
        {
            var back = start;
            while (back > 0 && (back == text.Length || text[back] is ' ' or '\t' or '\r' or '\n'))
                back--;
            if (start == text.Length)
                start = back;
        }

        var end = Math.Min(Math.Max(start + 1, Math.Min(End, text.Length)), text.Length);
        return this with { Start = start, End = Math.Max(start, end), Culprit = Math.Min(Culprit, start) };
    }

    private static bool IsOnLaterLine(string text, int first, int second) => text.IndexOfAny(['\r', '\n'], first, second - first) >= 0;
}
