using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ComposeLint.EngineTruth;

/// <summary>The facts of a truth that nobody can predict: what this kernel lacked, and what varies from one measurement of an engine to the next.</summary>
internal sealed class Unscored
{
    /// <summary>Facts that differ between measurements of one engine: a case, and the keys.</summary>
    private static readonly Dictionary<string, string> Random = new(StringComparer.Ordinal)
    {
        ["stack-ingress-collision"] = "^(published|seen)",
        ["stack-host-vs-ingress"] = "^(error|published|seen)",
        ["stack-host-port-replicas"] = "web#",
        ["stack-host-network"] = "gw:docker_gwbridge",
        ["subnet-overlap-host-lan"] = "^egress .* outside/",
    };

    private readonly HashSet<string> _skipped = new(StringComparer.Ordinal);
    private readonly Regex? _random;

    public Unscored(JsonNode truth, string name)
    {
        var limits = string.Join(' ', (truth["kernelLimits"] as JsonArray ?? []).Select(limit => (string)limit!));
        IsAll = limits.Contains("no ipvlan") || limits.Contains("no dummy device") || ((string?)truth["error"])?.Contains("unable to apply caps") == true;
        _random = Random.TryGetValue(name, out var pattern) ? new Regex(pattern) : null;
        AddDrawnPorts(truth);
        AddMutePorts(truth);
        if (limits.Contains("no IPVS"))
            AddBalanced(truth);
    }

    /// <summary>Whether the kernel refused the whole case.</summary>
    public bool IsAll { get; }

    public bool Covers(string key)
    {
        if (_skipped.Contains(key) || _random?.IsMatch(key.Replace('\u001f', ' ')) == true)
            return true;
        var parts = key.Split('\u001f');
        return parts.Length > 3 && _skipped.Contains(Facts.Key(parts[..3]));
    }

    private static IEnumerable<JsonNode> Rows(JsonNode truth, string section) => (truth[section] as JsonArray ?? []).Select(row => row!);

    /// <summary>Before 27 an ephemeral port is drawn for 0.0.0.0 and for [::] apart: whether the other family answers at that number is chance.</summary>
    private void AddDrawnPorts(JsonNode truth)
    {
        if (string.CompareOrdinal((string)truth["engineVersion"]!, "27") >= 0)
            return;
        static bool IsSix(JsonNode row) => ((string)row["hostIp"]!).Contains(':');
        var drawn = Rows(truth, "published").Where(row => row["dynamic"] is not null
            && (row["requested"] is not JsonArray { Count: > 0 } asked || asked.Any(port => (string?)port is "" or "0"))).ToList();
        foreach (var row in drawn)
            foreach (var (vantage, _) in row["reach"] as JsonObject ?? [])
                if (vantage != "hostBoundIp" && vantage is "hostLoopback6" or "hostLan6" or "outside6" != IsSix(row)
                    && drawn.Exists(other => IsSix(other) != IsSix(row) && (string)other["proto"]! == (string)row["proto"]!))
                    _skipped.Add(Facts.Key("seen", (string)row["service"]!, row["containerPort"]!.ToString(), (string)row["proto"]!, (string)row["hostIp"]!, "dynamic", vantage));
    }

    /// <summary>Closed UDP ports answer by ICMP, of which a peer gets few: the proxy of a port without listener takes them from the host's own probes.</summary>
    private void AddMutePorts(JsonNode truth)
    {
        var boxes = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (_, members) in truth["sandboxes"] as JsonObject ?? [])
            foreach (var member in members!.AsArray())
                boxes[(string)member!] = [.. members.AsArray().Select(item => (string)item!)];
        bool IsDeaf(string service, string port) => !boxes.GetValueOrDefault(service, []).Exists(member =>
            truth["services"]![member]?["listen"] is JsonObject sockets && sockets.Any(socket => Regex.IsMatch(socket.Key, @"^(?!127\.)(.*:)?" + port + "/udp$")));
        var mute = Rows(truth, "published").Where(row => (string)row["proto"]! == "udp" && IsDeaf((string)row["service"]!, row["containerPort"]!.ToString()))
            .Select(row => (string)row["service"]!).ToHashSet(StringComparer.Ordinal);
        var onHost = new HashSet<string>((truth["sandboxes"]?["host"] as JsonArray ?? []).Select(member => (string)member!), StringComparer.Ordinal) { "host" };
        foreach (var row in Rows(truth, "reach"))
            if ((string?)row["proto"] == "udp" && (string?)row["to"] is { } to && mute.Contains(to) && onHost.Contains((string)row["from"]!) && IsDeaf(to, row["port"]!.ToString()))
                _skipped.Add(Facts.Key("reach", (string)row["from"]!, (string)row["via"]!, row["port"]!.ToString(), "udp", to));
    }

    /// <summary>Without IPVS a service's virtual address and the routing mesh lead nowhere.</summary>
    private void AddBalanced(JsonNode truth)
    {
        foreach (var (service, facts) in truth["dns"] as JsonObject ?? [])
            foreach (var (name, found) in facts!["resolved"]!.AsObject())
                if (found!["owners"]!.AsArray().Any(owner => ((string)owner!).Contains("vip:")))
                    _skipped.Add(Facts.Key("reach", service, "name:" + name));
        foreach (var row in Rows(truth, "published"))
            if ((string?)row["mode"] == "ingress")
                _skipped.Add(Facts.Key("seen", (string)row["service"]!, row["containerPort"]!.ToString()));
    }
}
