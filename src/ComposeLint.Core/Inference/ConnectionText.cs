using System.Globalization;

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
        StringComparer.OrdinalIgnoreCase, "database", "initial catalog", "user id", "userid", "user", "username", "uid", "password", "pwd", "port", "dbname", "integrated security", "trusted_connection", "virtualhost", "sslmode");

    /// <summary>The hosts; none when the text is no connection string.</summary>
    public static IEnumerable<HostText> In(string text)
    {
        var pairs = text.Split(text.IndexOf(';') >= 0 ? [';'] : new[] { ' ', '\t', '\n' }, StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => (Key: pair.Split('=')[0].Trim().Trim('"', '\''), Value: pair.Substring(Math.Min(pair.Length, pair.IndexOf('=') + 1)).Trim().Trim('"', '\'')))
            .ToList();
        if (!pairs.Exists(pair => Companions.Contains(pair.Key)))
            yield break;
        int? port = null;
        foreach (var pair in pairs)
            if (string.Equals(pair.Key, "port", StringComparison.OrdinalIgnoreCase) && int.TryParse(pair.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                port = number;
        foreach (var pair in pairs)
            if (HostKeys.Contains(pair.Key))
                foreach (var host in Hosts(pair.Value))
                    yield return host with { Port = host.Port ?? port };
    }

    /// <summary><c>tcp:db,1433</c>, <c>db\SQLEXPRESS</c>, <c>db:5432</c>, <c>db1,db2</c>, <c>(local)</c>, <c>.</c></summary>
    private static IEnumerable<HostText> Hosts(string value)
    {
        var text = value.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) ? value.Substring(4) : value;
        var instance = text.IndexOf('\\');
        if (instance >= 0)
            text = text.Substring(0, instance);
        if (text is "(local)" or ".")
        {
            yield return new HostText(text, null, text, ReferenceForm.ConnectionString);
            yield break;
        }

        var parts = text.Split(',');
        if (parts.Length == 2 && HostText.IsHost(parts[0].Trim()) && int.TryParse(parts[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            yield return new HostText(parts[0].Trim(), port, text, ReferenceForm.ConnectionString);
            yield break;
        }

        foreach (var part in parts)
            if (HostText.Read(part, ReferenceForm.ConnectionString) is { } host)
                yield return host;
    }
}
