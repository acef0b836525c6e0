using System.Globalization;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Inference;

/// <summary>What the names of variables and schemes say of a reference: <c>Knowledge/reference-keys.tsv</c>, <c>url-schemes.tsv</c>, <c>names-for-others.tsv</c>.</summary>
internal static class ReferenceKeys
{
    private static readonly Lazy<Dictionary<string, int?>> HostKeys = new(() => KnowledgeTable.Load("reference-keys").Rows
        .ToDictionary(row => row[0], row => row[1].Length == 0 ? null : (int?)Number(row[1]), StringComparer.Ordinal));

    private static readonly Lazy<Dictionary<string, int>> Schemes = new(() => KnowledgeTable.Load("url-schemes").Rows
        .ToDictionary(row => row[0], row => Number(row[1]), StringComparer.Ordinal));

    private static readonly Lazy<ImmutableArray<string>> ForOthers = new(() => KnowledgeTable.Load("names-for-others").Rows.Select(row => "_" + row[0].TrimEnd('_')).ToImmutableArray());

    // Names of what looks like a host and a port and is none: an image with its tag, a user with a password.
    private static readonly string[] s_noHosts = ["IMAGE", "TAG", "VERSION", "USER", "PASS", "CRED", "SECRET", "TOKEN", "AUTH", "UID", "GID"];

    /// <summary>The port of a scheme; null when it has none that is known.</summary>
    public static int? PortOf(string? scheme) => scheme is not null && Schemes.Value.TryGetValue(scheme, out var port) ? port : null;

    /// <summary>Whether what the variable holds is meant for a browser or another machine, or names hosts without connecting to them.</summary>
    public static bool IsForOthers(string name)
    {
        var words = SecretName.Words(name);
        foreach (var word in ForOthers.Value)
            if (words.IndexOf(word, StringComparison.Ordinal) >= 0)
                return true;
        return false;
    }

    /// <summary>The hosts that a variable's value names.</summary>
    /// <param name="variables">All variables that hold beside it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public static IEnumerable<HostText> Hosts(ImmutableArray<Variable> variables, string name, string value)
    {
        var hosts = HostText.In(value).ToList();
        if (hosts.Count > 0)
            return hosts.Exists(host => host.Form == ReferenceForm.HostAndPort) && s_noHosts.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) ? [] : hosts;
        if (value.Length == 0 || HostText.Read(value, 0, value.Length, ReferenceForm.KnownKey) is not { } host || Known(name) is not { } known)
            return hosts;
        if (host.Port is not null)
            return [host];
        foreach (var variable in variables)
            if (string.Equals(variable.Name, known.Stem + "PORT", StringComparison.OrdinalIgnoreCase))
            {
                // A port that is given and not known must not be taken for the usual one.
                return variable.Value is { } given && given.TryGet(out var text) && !variable.IsSecret && HostText.PortOf(text) is { } number ? [host with { Port = number }] : [host];
            }

        // Of a name that says no more than HOST, only a port beside it makes a reference.
        return known.IsGeneral ? hosts : [host with { UsualPort = known.Port }];
    }

    /// <summary>The known name that a variable's name is or ends with, and what stands before HOST; <c>:</c> and <c>__</c> part the levels of .NET's configuration.</summary>
    private static (string Stem, int? Port, bool IsGeneral)? Known(string name)
    {
        var upper = name.ToUpperInvariant().Replace("__", "_").Replace(':', '_');
        if (upper.EndsWith("HOSTNAME", StringComparison.Ordinal))
            upper = upper.Substring(0, upper.Length - "NAME".Length);
        var end = name.LastIndexOf(upper.EndsWith("SERVER", StringComparison.Ordinal) ? "server" : "host", StringComparison.OrdinalIgnoreCase);
        var stem = end > 0 ? name.Substring(0, end) : "";
        for (var start = 0; start >= 0 && start < upper.Length; start = upper.IndexOf('_', start) is var next && next < 0 ? -1 : next + 1)
            if (HostKeys.Value.TryGetValue(upper.Substring(start), out var port))
                return (stem, port, false);
        // A client of Redis takes a bare host as its whole connection string (StackExchange.Redis, configuration).
        if (upper is "CONNECTIONSTRINGS_REDIS")
            return (stem, 6379, false);
        return stem.Length > 0 && upper.EndsWith("HOST", StringComparison.Ordinal) && stem[stem.Length - 1] is '_' or ':' ? (stem, null, true) : null;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
