using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ComposeLint.EngineTruth;

/// <summary>A truth or a prediction as facts: a key, its parts joined by blanks, and the parts of its value. A shorter key that is unknown stands for all below it.</summary>
internal sealed partial class Facts
{
    public const string Unknown = "unknown";

    private readonly Synonyms _synonyms;

    private Facts(Synonyms synonyms) => _synonyms = synonyms;

    /// <summary>The facts by key.</summary>
    public Dictionary<string, string?[]> ByKey { get; } = new(StringComparer.Ordinal);

    /// <summary>The keys of which all that begins with them is unknown.</summary>
    public HashSet<string> UnknownKeys { get; } = new(StringComparer.Ordinal);

    public static string Key(params string?[] parts) => string.Join('\u001f', parts.Select(part => part ?? "null"));

    public static Facts Of(JsonNode node, Synonyms synonyms)
    {
        var facts = new Facts(synonyms);
        facts.Read(node);
        return facts;
    }

    private void Read(JsonNode node)
    {
        var outcome = (string?)node["outcome"] ?? Unknown;
        Add(Key("outcome"), outcome);
        if (outcome is "error" or Unknown)
            Add(Key("error"), outcome == Unknown ? Unknown : MessageClass.Of((string?)node["error"] ?? ""), (string?)node["errorSource"]);
        foreach (var (service, facts) in Entries(node["services"], "services"))
            ReadService(service, facts!);
        foreach (var (key, members) in Entries(node["sandboxes"], "sandboxes"))
            foreach (var member in members!.AsArray())
                Add(Key("sandboxes", (string)member!), key == "host" ? "host" : Names(members));
        foreach (var (service, facts) in Entries(node["dns"], "dns"))
            foreach (var (name, found) in Entries(facts!["resolved"], "dns", service))
                Add(Key("dns", service, name), Names(found!["owners"]), (string?)found["via"]);
        if (node["reach"] is JsonArray reach)
            foreach (var row in reach)
                ReadReach(row!);
        foreach (var (service, targets) in Entries(node["egress"], "egress"))
            foreach (var (target, value) in Entries(targets, "egress", service))
                Add(Key("egress", service, target), Value((string)value!, service));
        if (node["published"] is JsonArray published)
            foreach (var row in published)
                ReadPublished(row!);
        else
            UnknownKeys.Add(Key("seen"));
    }

    private IEnumerable<KeyValuePair<string, JsonNode?>> Entries(JsonNode? node, params string[] key)
    {
        if (node is JsonObject map)
            return map.Where(entry => !IsUnknown(entry.Value, [.. key, entry.Key]));
        UnknownKeys.Add(Key(key));
        return [];
    }

    private bool IsUnknown(JsonNode? node, string[] key)
    {
        var unknown = node is JsonValue && (string?)node == Unknown;
        if (unknown)
            UnknownKeys.Add(Key(key));
        return unknown;
    }

    private void Add(string key, params string?[] parts) => ByKey[key] = parts;

    private void ReadService(string service, JsonNode facts)
    {
        var route = facts["defaultRoute"] is JsonArray routes
            ? string.Join(",", routes.Select(item => _synonyms.Device(service, item is JsonObject ? (string)item["network"]! : (string)item!))) : null;
        var listen = facts["listen"] is JsonObject sockets
            ? string.Join(",", sockets.Select(socket => socket.Key + "=" + (string?)socket.Value).Order(StringComparer.Ordinal)) : null;
        Add(Key("services", service), (string?)facts["state"],
            facts["networks"] is JsonObject map ? string.Join(",", map.Select(entry => entry.Key).Order(StringComparer.Ordinal)) : Names(facts["networks"]), route, listen);
    }

    private void ReadReach(JsonNode row)
    {
        var to = (string?)row["to"];
        var via = (string)row["via"]!;
        var result = (string?)row["result"] ?? Unknown;
        var isNamed = via.StartsWith("name:", StringComparison.Ordinal);
        var key = new List<string?> { "reach", (string)row["from"]!, via, row["port"]?.ToString(), (string?)row["proto"] };
        if (!isNamed && via != "localhost")
            key.Add(to);
        if (result == Unknown)
        {
            while (key[^1] is null)
                key.RemoveAt(key.Count - 1);
            UnknownKeys.Add(Key([.. key]));
            return;
        }

        var hit = row["hit"] is JsonArray several ? Names(several) : (string?)row["hit"] is { } one && one != to ? one : null;
        var owners = isNamed && to is not null ? string.Join(",", to.Split(',').Order(StringComparer.Ordinal)) : to;
        Add(Key([.. key]), _synonyms.Result(via, result), hit, owners);
    }

    private void ReadPublished(JsonNode row)
    {
        string?[] key = [(string)row["service"]!, row["containerPort"]!.ToString(), (string)row["proto"]!, (string?)row["hostIp"] ?? Unknown,
            row["dynamic"] is not null ? "dynamic" : row["hostPort"]?.ToString()];
        Add(Key(["published", .. key]));
        if (row["reach"] is JsonValue)
            UnknownKeys.Add(Key(["seen", .. key]));
        else if (row["reach"] is JsonObject reach)
            foreach (var (vantage, value) in reach)
                Add(Key(["seen", .. key, vantage]), Value((string)value!, null));
    }

    private static string? Names(JsonNode? names) => names is JsonArray list
        ? string.Join(",", list.Select(item => (string)item!).Order(StringComparer.Ordinal)) : null;

    /// <summary><c>open hit X as Y</c> as what and who; an address is IP, or its owner where that is known.</summary>
    private string?[] Value(string value, string? from)
    {
        var text = Address().Replace(value, match => _synonyms.Address(match.Value) ?? "IP");
        var at = text.IndexOf(" as ", StringComparison.Ordinal);
        if (at < 0)
            return [text, null];
        var who = text[(at + 4)..];
        return [text[..at], who == from ? "self" : who];
    }

    [GeneratedRegex(@"\b\d+\.\d+\.\d+\.\d+\b|\b[0-9a-f]+:[0-9a-f:]*:[0-9a-f:]*")]
    private static partial Regex Address();
}
