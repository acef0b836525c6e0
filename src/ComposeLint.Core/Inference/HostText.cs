using System.Globalization;

namespace ComposeLint.Inference;

/// <summary>A host that a text names as one to connect to. Reading takes time linear in the text's length.</summary>
/// <param name="Host">The host.</param>
/// <param name="Port">The port where it is written.</param>
/// <param name="Written">Host and port as they stand in the text.</param>
/// <param name="Form">What makes it a host.</param>
/// <param name="Scheme">The URL's scheme in lower case; null without one.</param>
public readonly record struct HostText(string Host, int? Port, string Written, ReferenceForm Form, string? Scheme = null)
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n', '"', '\'', '`', '(', ')', ';', '|', '&', '<', '>', '[', ']', '{', '}'];

    /// <summary>The hosts of a variable's value.</summary>
    public static IEnumerable<HostText> In(string text)
    {
        if (text.IndexOf("://", StringComparison.Ordinal) >= 0)
            return InUrls(text);
        if (text.IndexOf('=') >= 0)
        {
            var pairs = ConnectionText.In(text).ToList();
            if (pairs.Count > 0)
                return pairs;
        }

        return InList(text);
    }

    /// <summary>The hosts in a word of a command or a health check, which may be a whole script.</summary>
    public static IEnumerable<HostText> InCommand(string text)
    {
        foreach (var url in InUrls(text))
            yield return url;
        foreach (var part in text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.IndexOf("://", StringComparison.Ordinal) >= 0)
                continue;
            // --bootstrap-server=kafka:9092
            foreach (var item in part.Substring(part.LastIndexOf('=') + 1).Split(','))
                if (Read(item, ReferenceForm.HostAndPort) is { Port: >= SmallestPort } host)
                    yield return host;
        }
    }

    // What is smaller is rather a version: redis:7, ubuntu:22.
    private const int SmallestPort = 80;

    /// <summary>The hosts of all URLs in a text; several where a scheme takes a list (<c>mongodb://a:1,b:2/</c>).</summary>
    private static IEnumerable<HostText> InUrls(string text)
    {
        const string Mark = "://";
        for (var at = text.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Mark, at + Mark.Length, StringComparison.Ordinal))
        {
            var first = at;
            while (first > 0 && (char.IsLetterOrDigit(text[first - 1]) || text[first - 1] is '+' or '-' or '.'))
                first--;
            var start = at + Mark.Length;
            var end = start;
            while (end < text.Length && text[end] is not ('/' or '?' or '#' or '"' or '\'' or '`' or ';' or '<' or '>' or '|' or '\\') && !char.IsWhiteSpace(text[end]))
                end++;
            var scheme = text.Substring(first, at - first).ToLowerInvariant();
            var authority = text.Substring(start, end - start);
            authority = authority.Substring(authority.LastIndexOf('@') + 1);
            // user@tcp(db:3306)/shop, of Go's MySQL driver, and redis://(db:1).
            var open = authority.IndexOf('(');
            authority = open < 0 ? authority.TrimEnd(')') : authority.Substring(open + 1).TrimEnd(')');
            foreach (var item in authority.Split(','))
                if (scheme.Length > 0 && Read(item, ReferenceForm.Url) is { } host)
                    yield return host with { Scheme = scheme };
        }
    }

    /// <summary>A list of hosts with ports, which the whole text must be; <c>name=value</c> options may follow (<c>redis:6379,ssl=false</c>).</summary>
    private static List<HostText> InList(string text)
    {
        var hosts = new List<HostText>();
        foreach (var item in text.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            // user@tcp(db:3306)/shop
            var tcp = item.IndexOf("@tcp(", StringComparison.Ordinal);
            var core = tcp >= 0 ? item.Substring(tcp + "@tcp(".Length).Split(')')[0] : item;
            var slash = core.IndexOf('/');
            if (Read(slash > 0 ? core.Substring(0, slash) : core, ReferenceForm.HostAndPort) is { Port: >= SmallestPort } host)
                hosts.Add(host);
            else if (hosts.Count == 0 || item.IndexOf('=') <= 0)
                return [];
        }

        return hosts;
    }

    /// <summary><c>host</c>, <c>host:port</c>, <c>[::1]:port</c>; null when it is none.</summary>
    internal static HostText? Read(string text, ReferenceForm form)
    {
        var written = text.Trim();
        if (written.StartsWith("[::1]", StringComparison.Ordinal))
            return ReadPort(written.Substring(5)) is var (ok, port) && ok ? new HostText("::1", port, written, form) : null;
        var colon = written.IndexOf(':');
        var host = colon < 0 ? written : written.Substring(0, colon);
        return IsHost(host) && ReadPort(colon < 0 ? "" : written.Substring(colon)) is var (isPort, number) && isPort ? new HostText(host, number, written, form) : null;
    }

    private static (bool IsPort, int? Number) ReadPort(string text) => text.Length == 0 ? (true, null)
        : text[0] == ':' && int.TryParse(text.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? (true, port)
        : (false, null);

    /// <summary>Whether a text may be a host's name or its IPv4 address.</summary>
    internal static bool IsHost(string text) =>
        text.Length is > 0 and < 254 && char.IsLetterOrDigit(text[0]) && text.All(c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or '.');
}
