namespace ComposeLint.Inference;

/// <summary>The part of a URL between <c>//</c> and the path, taken apart (RFC 3986 section 3.2).</summary>
/// <param name="Scheme">What stands before <c>://</c>, in lower case.</param>
/// <param name="Password">The password; null when none is written.</param>
/// <param name="Host">The host, without port and brackets.</param>
public readonly record struct UrlAuthority(string Scheme, string? Password, string Host)
{
    private const string Mark = "://";

    /// <summary>The authorities of all URLs in a text, in order; linear in its length.</summary>
    public static IEnumerable<UrlAuthority> In(string text)
    {
        for (var at = text.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Mark, at + Mark.Length, StringComparison.Ordinal))
        {
            var first = at;
            while (first > 0 && IsSchemeCharacter(text[first - 1]))
                first--;
            var start = at + Mark.Length;
            var end = start;
            while (end < text.Length && !EndsAuthority(text[end]))
                end++;
            if (first < at && end > start)
                yield return Read(text.Substring(first, at - first).ToLowerInvariant(), text.Substring(start, end - start));
        }
    }

    private static UrlAuthority Read(string scheme, string authority)
    {
        var user = authority.LastIndexOf('@');
        string? password = null;
        if (user >= 0)
        {
            var colon = authority.IndexOf(':');
            password = colon >= 0 && colon < user ? authority.Substring(colon + 1, user - colon - 1) : null;
            authority = authority.Substring(user + 1);
        }

        if (authority.StartsWith("[", StringComparison.Ordinal))
            return new UrlAuthority(scheme, password, authority.Trim('[').Split(']')[0]);
        var port = authority.IndexOf(':');
        return new UrlAuthority(scheme, password, port < 0 ? authority : authority.Substring(0, port));
    }

    private static bool IsSchemeCharacter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '+' or '-' or '.';

    private static bool EndsAuthority(char c) => c is '/' or '?' or '#' or '"' or '\'' or ',' or ';' or '<' or '>' or '`' or '|' or ')' || char.IsWhiteSpace(c);
}
