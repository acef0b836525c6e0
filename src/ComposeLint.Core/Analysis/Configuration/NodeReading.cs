using ComposeLint.Topology;
using ComposeLint.Yaml;

namespace ComposeLint.Analysis.Configuration;

/// <summary>Reads <c>nodes</c>: the machines of a swarm, which no Compose file names.</summary>
internal static class NodeReading
{
    private static readonly ImmutableArray<(string, SwarmRole)> s_roles = ImmutableArray.Create(("manager", SwarmRole.Manager), ("worker", SwarmRole.Worker));

    /// <summary>The nodes, managers first; the first in the file is one where no role is given.</summary>
    public static ImmutableArray<Node> Nodes(ConfigurationDraft draft, YamlNode written)
    {
        var nodes = new List<Node>();
        foreach (var (name, value) in draft.Entries(written))
        {
            var node = new Node(name.Value)
            {
                Swarm = nodes.Count == 0 ? SwarmRole.Manager : SwarmRole.Worker,
                Labels = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal),
            };
            nodes.Add(value is YamlScalar { IsNull: true } ? node : Read(draft, node, value));
        }

        if (nodes.Count > 0 && !nodes.Exists(node => node.Swarm == SwarmRole.Manager))
            draft.Fault(written.Span, "a swarm has a manager: one of the nodes needs 'role: manager'");
        return nodes.OrderBy(node => node.Swarm == SwarmRole.Manager ? 0 : 1).ToImmutableArray();
    }

    private static Node Read(ConfigurationDraft draft, Node node, YamlNode written)
    {
        foreach (var (key, value) in draft.Entries(written))
        {
            switch (key.Value)
            {
                case "role":
                    node = node with { Swarm = draft.TryWord(value, "role", s_roles, out var role) ? role : node.Swarm };
                    break;
                case "address":
                    if (draft.Text(value) is not { } text)
                        break;
                    if (IpAddress.TryParse(text, out var address))
                        node = node with { Addresses = ImmutableArray.Create(new InterfaceAddress(address, address.IsIPv4 ? 32 : 128)) };
                    else
                        draft.Fault(value.Span, $"'{text}' is no address");
                    break;
                case "labels":
                    node = node with { Labels = Labels(draft, value) };
                    break;
                default:
                    draft.Unknown(key, "key of a node", ["role", "address", "labels"]);
                    break;
            }
        }

        return node;
    }

    private static ImmutableDictionary<string, string> Labels(ConfigurationDraft draft, YamlNode written)
    {
        var labels = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in draft.Entries(written))
            if (draft.Text(value) is { } text)
                labels = labels.SetItem(key.Value, text);
        return labels;
    }
}
