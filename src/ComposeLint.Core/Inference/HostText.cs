using System.Globalization;

namespace ComposeLint.Inference;

/// <summary>A host that a text names as one to connect to. Reading takes time linear in the text's length.</summary>
/// <param name="Host">The host.</param>
/// <param name="Port">The port where it is written.</param>
/// <param name="Start">Where host and port begin in the text, as an offset.</param>
/// <param name="Length">How long they are as written, together where they stand together.</param>
/// <param name="Form">What makes it a host.</param>
/// <param name="Scheme">The URL's scheme in lower case; null without one.</param>
public readonly record struct HostText(string Host, int? Port, int Start, int Length, ReferenceForm Form, string? Scheme = null)
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n', '"', '\'', '`', '(', ')', ';', '|', '&', '<', '>', '[', ']', '{', '}'];

    // What is smaller is rather a version: redis:7, ubuntu:22.
    private const int SmallestPort = 80;

    /// <summary>The port that is meant where none is written, by the keys that only one driver knows; null when the text does not tell.</summary>
    public int? UsualPort { get; init; }

    /// <summary>The hosts of a variable's value.</summary>
    public static IEnumerable<HostText> In(string text)
    {
        if (text.IndexOf('=') >= 0)
        {
            var pairs = ConnectionText.In(text).ToList();
            if (pairs.Count > 0)
                return pairs;
        }

        if (JdbcText.In(text) is { } jdbc)
            return jdbc;
        return text.IndexOf("://", StringComparison.Ordinal) >= 0 ? UrlText.In(text) : InList(text);
    }

    /// <summary>The hosts in a word of a command or a health check, which may be a whole script.</summary>
    public static IEnumerable<HostText> InCommand(string text)
    {
        foreach (var url in UrlText.In(text))
            yield return url;
        foreach (var (start, end) in Parts(text, 0, text.Length, Blanks))
        {
            if (text.IndexOf("://", start, end - start, StringComparison.Ordinal) >= 0)
                continue;
            // --bootstrap-server=kafka:9092
            var from = text.LastIndexOf('=', end - 1, end - start) + 1;
            foreach (var item in Parts(text, Math.Max(from, start), end, [',']))
                if (Read(text, item.Start, item.End, ReferenceForm.HostAndPort) is { Port: >= SmallestPort } host)
                    yield return host;
        }
    }

    /// <summary>A list of hosts with ports, which the whole text must be (Kafka, Redis of StackExchange); <c>name=value</c> options may follow (<c>redis:6379,ssl=false</c>).</summary>
    private static List<HostText> InList(string text)
    {
        var hosts = new List<HostText>();
        foreach (var (start, end) in Parts(text, 0, text.Length, [',', ' ', ';']))
        {
            // user@tcp(db:3306)/shop, of Go's MySQL driver.
            var tcp = text.IndexOf("@tcp(", start, end - start, StringComparison.Ordinal);
            var (from, to) = tcp < 0 ? (start, end) : (tcp + "@tcp(".Length, text.IndexOf(')', tcp) is var close && close >= 0 && close < end ? close : end);
            var slash = text.IndexOf('/', from, to - from);
            if (Read(text, from, slash > from ? slash : to, ReferenceForm.HostAndPort) is { Port: >= SmallestPort } host)
                hosts.Add(host);
            else if (hosts.Count == 0 || text.IndexOf('=', start, end - start) <= start)
                return [];
        }

        return hosts;
    }

    /// <summary><c>host</c>, <c>host:port</c>, <c>[::1]:port</c> between two offsets; null when it is none.</summary>
    internal static HostText? Read(string text, int start, int end, ReferenceForm form)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        const string Loopback = "[::1]";
        if (string.CompareOrdinal(text, start, Loopback, 0, Loopback.Length) == 0 && end - start >= Loopback.Length)
            return ReadPort(text, start + Loopback.Length, end) is var (ok, port) && ok ? new HostText("::1", port, start, end - start, form) : null;
        var colon = text.IndexOf(':', start, end - start);
        var host = text.Substring(start, (colon < 0 ? end : colon) - start);
        return IsHost(host) && ReadPort(text, colon < 0 ? end : colon, end) is var (isPort, number) && isPort ? new HostText(host, number, start, end - start, form) : null;
    }

    /// <summary>The parts between any of the characters, empty ones left out, each as its offsets.</summary>
    internal static IEnumerable<(int Start, int End)> Parts(string text, int start, int end, char[] separators)
    {
        while (start < end)
        {
            var next = text.IndexOfAny(separators, start, end - start);
            var stop = next < 0 ? end : next;
            if (stop > start)
                yield return (start, stop);
            start = stop + 1;
        }
    }

    /// <summary>A port's number; null when it is none.</summary>
    internal static int? PortOf(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port : null;

    private static (bool IsPort, int? Number) ReadPort(string text, int start, int end) => start >= end ? (true, null)
        : text[start] == ':' && PortOf(text.Substring(start + 1, end - start - 1)) is { } port ? (true, port)
        : (false, null);

    /// <summary>Whether a text may be a host's name or its IPv4 address.</summary>
    internal static bool IsHost(string text) =>
        text.Length is > 0 and < 254 && char.IsLetterOrDigit(text[0]) && text.All(c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or '.');
}
