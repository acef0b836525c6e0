namespace ComposeLint.Rules.Dockerfile;

/// <summary>The name of a base image as it is written, variables in it left alone.</summary>
/// <param name="Name">The repository without its registry.</param>
/// <param name="Tag">The tag; null when none is written.</param>
/// <param name="Digest">The digest; null when none is written.</param>
internal sealed record WrittenImage(string Name, string? Tag, string? Digest)
{
    /// <summary>Reads a name; what stands in <c>${…}</c> is opaque.</summary>
    public static WrittenImage Read(string text)
    {
        var at = Find(text, 0, '@');
        var digest = at < 0 ? null : text.Substring(at + 1);
        var named = at < 0 ? text : text.Substring(0, at);
        var slash = Find(named, 0, '/');
        if (slash > 0 && Find(named, 0, '.') is var dot and >= 0 && dot < slash)
            named = named.Substring(slash + 1);
        var colon = Find(named, 0, ':');
        return new WrittenImage(colon < 0 ? named : named.Substring(0, colon), colon < 0 ? null : named.Substring(colon + 1), digest);
    }

    private static int Find(string text, int start, char wanted)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '{' && (depth > 0 || (i > 0 && text[i - 1] == '$')))
                depth++;
            else if (text[i] == '}' && depth > 0)
                depth--;
            else if (depth == 0 && text[i] == wanted)
                return i;
        }

        return -1;
    }
}
