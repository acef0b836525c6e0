namespace ComposeLint.Inference;

/// <summary>URLs as texts that name hosts (RFC 3986 section 3.2), with the lists of hosts that some schemes take: libpq, MongoDB, AMQP clients, Redis.</summary>
internal static class UrlText
{
    private const string Mark = "://";

    /// <summary>The hosts of all URLs in a text; several where a scheme takes a list (<c>mongodb://a:1,b:2/</c>).</summary>
    public static IEnumerable<HostText> In(string text)
    {
        for (var at = text.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Mark, at + Mark.Length, StringComparison.Ordinal))
        {
            var first = at;
            while (first > 0 && (char.IsLetterOrDigit(text[first - 1]) || text[first - 1] is '+' or '-' or '.'))
                first--;
            var scheme = text.Substring(first, at - first).ToLowerInvariant();
            // The name of mongodb+srv is a domain whose SRV records give the hosts (MongoDB manual, connection strings).
            if (scheme.Length == 0 || scheme.EndsWith("+srv", StringComparison.Ordinal))
                continue;
            foreach (var host in Authority(text, at + Mark.Length))
                yield return host with { Scheme = scheme };
        }
    }

    private static IEnumerable<HostText> Authority(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is not ('/' or '?' or '#' or '"' or '\'' or '`' or ';' or '<' or '>' or '|' or '\\') && !char.IsWhiteSpace(text[end]))
            end++;
        if (end == start)
            yield break;
        start = text.LastIndexOf('@', end - 1, end - start) is var user && user >= 0 ? user + 1 : start;
        // user@tcp(db:3306)/shop, of Go's MySQL driver, and redis://(db:1).
        if (end > start && text.IndexOf('(', start, end - start) is var open && open >= 0)
            start = open + 1;
        while (end > start && text[end - 1] == ')')
            end--;
        foreach (var item in HostText.Parts(text, start, end, [',']))
            if (HostText.Read(text, item.Start, item.End, ReferenceForm.Url) is { } host)
                yield return host;
    }
}
