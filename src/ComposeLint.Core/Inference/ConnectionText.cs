namespace ComposeLint.Inference;

/// <summary>
/// Connection strings made of pairs: those of ADO.NET providers, divided by semicolons
/// (https://learn.microsoft.com/dotnet/framework/data/adonet/connection-string-syntax), and libpq's, by blanks
/// (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING).
/// </summary>
internal static class ConnectionText
{
    private static readonly ImmutableHashSet<string> HostKeys = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "server", "data source", "datasource", "host", "hostname", "addr", "address", "network address");

    // A string with a host and none of these is rather something else.
    private static readonly ImmutableHashSet<string> Companions = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "database", "initial catalog", "user id", "userid", "user", "username", "uid", "password", "pwd", "port", "dbname", "integrated security", "trusted_connection", "virtualhost", "sslmode", "ssl mode");

    // Keys that SqlClient knows and the others refuse (SqlConnection.ConnectionString, Microsoft.Data.SqlClient).
    private static readonly ImmutableHashSet<string> SqlClientKeys = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "initial catalog", "integrated security", "trusted_connection", "trustservercertificate", "trust server certificate", "multipleactiveresultsets", "multiple active result sets", "encrypt", "applicationintent", "multisubnetfailover", "attachdbfilename");

    // Keys of Connector/NET and MySqlConnector (https://mysqlconnector.net/connection-options/).
    private static readonly ImmutableHashSet<string> MySqlKeys = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "allowpublickeyretrieval", "allow public key retrieval", "allowuservariables", "allow user variables", "charset", "character set", "treattinyasboolean", "convertzerodatetime", "convert zero datetime");

    private static readonly char[] s_blanks = [' ', '\t', '\r', '\n'];

    /// <summary>A key with its value's place, quotes left out.</summary>
    private readonly record struct Pair(string Key, int Start, int End);

    /// <summary>The hosts; none when the text is no connection string.</summary>
    public static IEnumerable<HostText> In(string text)
    {
        var bySemicolon = text.IndexOf(';') >= 0;
        var pairs = Pairs(text, bySemicolon);
        if (!pairs.Exists(pair => Companions.Contains(pair.Key)))
            yield break;
        var ports = pairs.FindIndex(pair => string.Equals(pair.Key, "port", StringComparison.OrdinalIgnoreCase)) is var index && index >= 0
            ? HostText.Parts(text, pairs[index].Start, pairs[index].End, [',']).Select(part => HostText.PortOf(text.Substring(part.Start, part.End - part.Start).Trim())).ToList()
            : [];
        var usual = UsualPort(pairs, bySemicolon);
        foreach (var pair in pairs)
        {
            if (!HostKeys.Contains(pair.Key))
                continue;
            var number = 0;
            foreach (var host in Hosts(text, pair.Start, pair.End))
            {
                // libpq: as many ports as hosts, or one for all.
                var port = ports.Count == 0 ? null : ports[Math.Min(number, ports.Count - 1)];
                number++;
                yield return host with { Port = host.Port ?? port, UsualPort = host.UsualPort ?? usual };
            }
        }
    }

    /// <summary>The addresses of an Oracle net descriptor: <c>(ADDRESS=(PROTOCOL=TCP)(HOST=db)(PORT=1521))</c>.</summary>
    internal static IEnumerable<HostText> Descriptor(string text, int start, int end)
    {
        HostText? host = null;
        foreach (var (from, to) in HostText.Parts(text, start, end, ['(', ')']))
        {
            var equals = text.IndexOf('=', from, to - from);
            if (equals < 0)
                continue;
            var key = text.Substring(from, equals - from).Trim();
            if (key.Equals("HOST", StringComparison.OrdinalIgnoreCase))
            {
                if (host is { } before)
                    yield return before;
                host = HostText.Read(text, equals + 1, to, ReferenceForm.ConnectionString) is { } read ? read with { UsualPort = 1521 } : null;
            }
            else if (key.Equals("PORT", StringComparison.OrdinalIgnoreCase) && host is { } current)
            {
                host = current with { Port = HostText.PortOf(text.Substring(equals + 1, to - equals - 1).Trim()) };
            }
        }

        if (host is { } last)
            yield return last;
    }

    /// <summary>The pairs in order. A value in quotes may hold the separator; libpq escapes with a backslash, ADO.NET doubles the quote.</summary>
    private static List<Pair> Pairs(string text, bool bySemicolon)
    {
        var pairs = new List<Pair>();
        var at = 0;
        while (at < text.Length)
        {
            var equals = text.IndexOf('=', at);
            if (equals < 0)
                break;
            var keyEnd = equals;
            while (keyEnd > at && char.IsWhiteSpace(text[keyEnd - 1]))
                keyEnd--;
            var before = keyEnd == at ? at - 1 : text.LastIndexOfAny(bySemicolon ? [';'] : s_blanks, keyEnd - 1, keyEnd - at);
            var keyStart = Math.Max(at, before + 1);
            var key = text.Substring(keyStart, keyEnd - keyStart).Trim().Trim('"', '\'');
            var start = equals + 1;
            while ((bySemicolon || keyEnd < equals) && start < text.Length && char.IsWhiteSpace(text[start]))
                start++;
            int end;
            if (start < text.Length && text[start] is '\'' or '"')
            {
                var quote = text[start++];
                for (end = start; end < text.Length && text[end] != quote; end++)
                    if (!bySemicolon && text[end] == '\\')
                        end++;
                end = Math.Min(end, text.Length);
                at = end + 1;
            }
            else
            {
                end = bySemicolon ? text.IndexOf(';', start) : text.IndexOfAny(s_blanks, start);
                end = end < 0 ? text.Length : end;
                at = end;
            }

            while (at < text.Length && (text[at] == ';' || char.IsWhiteSpace(text[at])))
                at++;
            pairs.Add(new Pair(key, start, end));
        }

        return pairs;
    }

    private static int? UsualPort(List<Pair> pairs, bool bySemicolon)
    {
        bool Has(string key) => pairs.Exists(pair => string.Equals(pair.Key, key, StringComparison.OrdinalIgnoreCase));
        if (pairs.Exists(pair => MySqlKeys.Contains(pair.Key)))
            return 3306;
        if (pairs.Exists(pair => SqlClientKeys.Contains(pair.Key)))
            return 1433;
        // EasyNetQ and MassTransit: host=rabbit;virtualHost=/.
        if (Has("virtualhost"))
            return 5672;
        // Of the ADO.NET providers Npgsql alone spells it Host; libpq's pairs stand without semicolons.
        return Has("host") && (!bySemicolon || Has("database") || Has("username")) ? 5432 : null;
    }

    /// <summary><c>tcp:db,1433</c>, <c>db\SQLEXPRESS</c>, <c>db:5432</c>, <c>db1,db2</c>, <c>(local)</c>, <c>.</c>, Oracle's <c>db:1521/xe</c> and descriptors.</summary>
    private static IEnumerable<HostText> Hosts(string text, int start, int end)
    {
        foreach (var protocol in new[] { "tcp:", "admin:" })
            if (string.Compare(text, start, protocol, 0, protocol.Length, StringComparison.OrdinalIgnoreCase) == 0)
                start += protocol.Length;
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (start < end && text[start] == '(' && text.IndexOf('=', start, end - start) >= 0)
        {
            foreach (var address in Descriptor(text, start, end))
                yield return address;
            yield break;
        }

        var comma = text.IndexOf(',', start, end - start);
        var instance = text.IndexOf('\\', start, end - start);
        var hostEnd = instance >= 0 ? instance : comma >= 0 ? comma : end;
        var name = text.Substring(start, hostEnd - start).Trim();
        var port = comma < 0 ? null : HostText.PortOf(text.Substring(comma + 1, end - comma - 1).Trim());
        if (name is "(local)" or ".")
        {
            yield return new HostText(name, port, start, end - start, ReferenceForm.ConnectionString);
            yield break;
        }

        // SQL Server: host\instance,port. An instance without a port is asked of SQL Server's browser, on 1434/udp.
        if (HostText.IsHost(name) && (instance >= 0 || port is not null))
        {
            yield return new HostText(name, port, start, port is null ? name.Length : end - start, ReferenceForm.ConnectionString) { UsualPort = instance >= 0 ? 0 : null };
            yield break;
        }

        var slash = text.IndexOf('/', start, end - start);
        foreach (var part in HostText.Parts(text, start, slash > start ? slash : end, [',']))
            if (HostText.Read(text, part.Start, part.End, ReferenceForm.ConnectionString) is { } host)
                yield return slash > start ? host with { UsualPort = 1521 } : host;
    }
}
