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
    public static IEnumerable<HostText> Hosts(Workload workload, string name, string value)
    {
        var hosts = HostText.In(value).ToList();
        if (hosts.Count > 0)
            return hosts.Exists(host => host.Form == ReferenceForm.HostAndPort) && s_noHosts.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) ? [] : hosts;
        if (value.Length == 0 || Known(name) is not { } known || HostText.Read(value, ReferenceForm.KnownKey) is not { } host)
            return hosts;
        var beside = known.Stem + "PORT";
        var port = host.Port;
        foreach (var variable in workload.Variables)
            if (port is null && string.Equals(variable.Name, beside, StringComparison.OrdinalIgnoreCase))
            {
                // A port that is given and not known must not be taken for the usual one.
                if (variable.Value is not { } given || !given.TryGet(out var text) || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || variable.IsSecret)
                    return [host];
                port = number;
            }

        return [host with { Port = port ?? known.Port }];
    }

    /// <summary>The known name that a variable's name is or ends with, and what stands before HOST.</summary>
    private static (string Stem, int? Port)? Known(string name)
    {
        var upper = name.ToUpperInvariant().Replace("__", "_");
        for (var start = 0; start >= 0 && start < upper.Length; start = upper.IndexOf('_', start) is var next && next < 0 ? -1 : next + 1)
            if (HostKeys.Value.TryGetValue(upper.Substring(start), out var port))
            {
                var end = name.LastIndexOf(name.EndsWith("server", StringComparison.OrdinalIgnoreCase) ? "server" : "host", StringComparison.OrdinalIgnoreCase);
                return (end > 0 ? name.Substring(0, end) : "", port);
            }

        return null;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
