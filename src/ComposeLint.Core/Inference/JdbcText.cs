namespace ComposeLint.Inference;

/// <summary>
/// JDBC URLs whose hosts do not stand where a URL's authority does: SQL Server's with properties (https://learn.microsoft.com/sql/connect/jdbc/building-the-connection-url),
/// Oracle's thin form (https://docs.oracle.com/en/database/oracle/oracle-database/23/jjdbc/data-sources-and-URLs.html).
/// </summary>
internal static class JdbcText
{
    private const string SqlServer = "jdbc:sqlserver://";
    private const string OracleThin = "jdbc:oracle:thin:";

    /// <summary>The hosts; null when the text is no such URL.</summary>
    public static IEnumerable<HostText>? In(string text) =>
        text.StartsWith(SqlServer, StringComparison.OrdinalIgnoreCase) ? OfSqlServer(text).ToList()
        : text.StartsWith(OracleThin, StringComparison.OrdinalIgnoreCase) ? OfOracle(text).ToList()
        : null;

    // jdbc:sqlserver://[server[\instance][:port]][;property=value]
    private static IEnumerable<HostText> OfSqlServer(string text)
    {
        var end = text.IndexOf(';') is var semicolon && semicolon >= 0 ? semicolon : text.Length;
        var backslash = text.IndexOf('\\', 0, end);
        var hostEnd = backslash >= 0 ? backslash : end;
        if (HostText.Read(text, SqlServer.Length, hostEnd, ReferenceForm.Url) is { } host)
        {
            // The port behind an instance wins over asking SQL Server's browser for it.
            var colon = backslash < 0 ? -1 : text.IndexOf(':', backslash, end - backslash);
            var port = colon < 0 ? host.Port : HostText.PortOf(text.Substring(colon + 1, end - colon - 1));
            yield return host with { Port = port, Scheme = backslash >= 0 && port is null ? null : "sqlserver" };
            yield break;
        }

        int? number = null;
        (int Start, int End)? server = null;
        foreach (var (start, stop) in HostText.Parts(text, end, text.Length, [';']))
        {
            var equals = text.IndexOf('=', start, stop - start);
            if (equals < 0)
                continue;
            switch (text.Substring(start, equals - start).Trim().ToLowerInvariant())
            {
                case "servername" or "server":
                    server = (equals + 1, stop);
                    break;
                case "portnumber" or "port":
                    number = HostText.PortOf(text.Substring(equals + 1, stop - equals - 1).Trim());
                    break;
            }
        }

        if (server is { } place && HostText.Read(text, place.Start, place.End, ReferenceForm.Url) is { } named)
            yield return named with { Port = named.Port ?? number, Scheme = "sqlserver" };
    }

    // jdbc:oracle:thin:[user/password]@[//]host[:port][/service|:sid]
    private static IEnumerable<HostText> OfOracle(string text)
    {
        var start = text.LastIndexOf('@') + 1;
        if (start == 0)
            yield break;
        if (text.IndexOf('(', start) >= 0)
        {
            foreach (var host in ConnectionText.Descriptor(text, start, text.Length))
                yield return host;
            yield break;
        }

        while (start < text.Length && text[start] == '/')
            start++;
        var slash = text.IndexOf('/', start);
        var end = slash < 0 ? text.Length : slash;
        var first = text.IndexOf(':', start, end - start);
        var second = first < 0 ? -1 : text.IndexOf(':', first + 1, end - first - 1);
        if (HostText.Read(text, start, second < 0 ? end : second, ReferenceForm.Url) is { } named)
            yield return named with { UsualPort = 1521 };
    }
}
