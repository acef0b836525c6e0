namespace ComposeLint.Rules.Dockerfile;

/// <summary>The variables that a text uses.</summary>
internal static class VariableNames
{
    /// <summary>The names behind <c>$</c> and <c>${</c>, in order.</summary>
    public static IEnumerable<string> In(string text)
    {
        for (var i = text.IndexOf('$'); i >= 0 && i + 1 < text.Length; i = text.IndexOf('$', i + 1))
        {
            var start = text[i + 1] == '{' ? i + 2 : i + 1;
            var end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            if (end > start)
                yield return text.Substring(start, end - start);
        }
    }
}
