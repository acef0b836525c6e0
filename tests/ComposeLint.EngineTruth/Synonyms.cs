using System.Text.Json.Nodes;
using ComposeLint.Topology;

namespace ComposeLint.EngineTruth;

/// <summary>
/// Better or as good words for some of a truth's: the network behind a device of a default route, the owner behind an address, and on a macvlan
/// unreach for timeout and back (an unanswered ARP request gives either, by chance).
/// </summary>
internal sealed class Synonyms
{
    public static readonly Synonyms None = new();

    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    private Synonyms()
    {
    }

    public static Synonyms Of(JsonNode truth)
    {
        var result = new Synonyms();
        foreach (var (name, network) in truth["networks"]?.AsObject() ?? [])
        {
            if ((string?)network!["driver"] == "macvlan")
            {
                result._words["ip:" + name + " timeout"] = "unreach";
                result._words["ip:" + name + " unreach"] = "timeout";
            }

            foreach (var subnet in network["subnets"]!.AsArray())
                if (subnet is not null && IpPrefix.TryParse((string?)subnet, out var prefix))
                    result.AddSubnet(truth, name, prefix);
        }

        return result;
    }

    public string? Address(string address) => _words.GetValueOrDefault(address);

    public string Device(string service, string device) => _words.GetValueOrDefault(service + " " + device, device);

    public string Result(string via, string result) => _words.GetValueOrDefault(via + " " + result, result);

    private void AddSubnet(JsonNode truth, string name, IpPrefix prefix)
    {
        _words[prefix.Address.Add(1).ToString()] = "@host";
        foreach (var (service, facts) in truth["services"]?.AsObject() ?? [])
            foreach (var (device, addresses) in facts!["ifaces"]?.AsObject() ?? [])
            {
                var texts = addresses!.AsArray().Select(address => (string)address!).ToList();
                if (!texts.Exists(text => IpAddress.TryParse(text, out var address) && prefix.Contains(address)))
                    continue;
                _words[service + " " + device] = name;
                foreach (var text in texts)
                    _words[text] = service;
            }
    }
}
