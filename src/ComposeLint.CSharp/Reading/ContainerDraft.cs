using System.Globalization;
using ComposeLint.CSharp.Evaluation;
using ComposeLint.Text;
using ComposeLint.Topology;
using Microsoft.CodeAnalysis;
using Platform = ComposeLint.Topology.Platform;

namespace ComposeLint.CSharp.Reading;

/// <summary>A container while its builder's calls are read.</summary>
internal sealed class ContainerDraft(Places places, ContainerApi api, string name, string key, SyntaxNode site, SyntaxNode nameSyntax)
{
    private readonly List<PublishFact> _publishes = new();
    private readonly List<ReplacedPublish> _replaced = new();

    public string Key { get; } = key;
    public string Name { get; } = name;
    public string DeclaringType { get; init; } = "";
    public Platform? Platform { get; init; }
    public Located<string>? Image { get; set; }
    public Located<string>? ContainerName { get; set; }
    public Located<string>? Hostname { get; set; }
    public Located<string>? NetworkMode { get; set; }
    public bool IsNetworkModeConditional { get; set; }
    public string? OpenPublishes { get; set; }
    public string? OpenNetworks { get; set; }
    public bool PublishesAll { get; set; }
    public bool OutlivesRun { get; set; }
    public Located<bool>? Privileged { get; set; }
    public List<Located<int>> Exposed { get; } = new();
    public List<NetworkUse> Networks { get; } = new();
    public List<Located<string>> Aliases { get; } = new();
    public List<HostsEntry> ExtraHosts { get; } = new();
    public List<EnvironmentFact> Environment { get; } = new();
    public List<Located<string>> SocketMounts { get; } = new();
    public List<PortUse> PortUses { get; } = new();
    public SwarmFact? Swarm { get; set; }
    public List<Located<string>> Capabilities { get; } = new();
    public List<KeyValuePair<string, Located<string>>> HostNamespaces { get; } = new();
    public List<Located<string>> SecurityOptions { get; } = new();

    /// <summary>Binds a container port; a binding of the same port made before goes.</summary>
    public void Publish(PublishFact publish)
    {
        var same = publish.IsConditional || !publish.ContainerPort.IsKnown ? -1
            : _publishes.FindIndex(p => p.ContainerPort.IsKnown && p.ContainerPort.Value == publish.ContainerPort.Value && p.Protocol == publish.Protocol && !p.IsConditional);
        if (same >= 0)
        {
            if (!_publishes[same].IsModuleDefault)
                _replaced.Add(new ReplacedPublish(_publishes[same], publish));
            _publishes.RemoveAt(same);
        }

        _publishes.Add(publish);
    }

    /// <summary>Binds another host port to a container port that may have one already.</summary>
    public void AlsoPublish(PublishFact publish) => _publishes.Add(publish);

    public void ClearPublishes() => _publishes.Clear();

    /// <summary>A binding of this container.</summary>
    public PublishFact NewPublish(SyntaxNode span, Located<int> containerPort, Protocol protocol, Located<PortRange>? hostPort, SyntaxNode? call = null) => new()
    {
        Span = places.At(span),
        Context = places.ContextOf(span),
        Name = Shown(hostPort, containerPort),
        Key = Key + ".ports." + Shown(containerPort) + "/" + protocol.ToString().ToLowerInvariant(),
        HostPort = hostPort,
        ContainerPort = containerPort,
        Protocol = protocol,
        Call = call is null ? null : places.At(call),
    };

    private static string Shown(Located<PortRange>? host, Located<int> container) =>
        (host is not { } ports ? "" : (ports.TryGet(out var range) ? range.ToString() : "?") + ":") + Shown(container);

    private static string Shown(Located<int> port) => port.TryGet(out var number) ? number.ToString(CultureInfo.InvariantCulture) : "?";

    public ContainerFact ToFact() => new()
    {
        Span = places.At(nameSyntax),
        Context = places.ContextOf(site),
        Name = Name,
        Key = Key,
        Api = api,
        DeclaringType = DeclaringType,
        Platform = Platform,
        Image = Image,
        ContainerName = ContainerName,
        Hostname = Hostname,
        NetworkMode = NetworkMode,
        IsNetworkModeConditional = IsNetworkModeConditional,
        Publishes = _publishes.ToImmutableArray(),
        Replaced = _replaced.ToImmutableArray(),
        OpenPublishes = OpenPublishes,
        PublishesAll = PublishesAll,
        Exposed = Exposed.ToImmutableArray(),
        Networks = Networks.ToImmutableArray(),
        OpenNetworks = OpenNetworks,
        Aliases = Aliases.ToImmutableArray(),
        ExtraHosts = ExtraHosts.ToImmutableArray(),
        Environment = Environment.ToImmutableArray(),
        Privileged = Privileged,
        SocketMounts = SocketMounts.ToImmutableArray(),
        PortUses = PortUses.ToImmutableArray(),
        OutlivesRun = OutlivesRun,
        Swarm = Swarm,
        Capabilities = Capabilities.ToImmutableArray(),
        HostNamespaces = HostNamespaces.ToImmutableArray(),
        SecurityOptions = SecurityOptions.ToImmutableArray(),
    };

    /// <summary>Notes a namespace that is the node's own.</summary>
    public void AddNamespace(string key, Located<string> mode)
    {
        if (mode is { IsKnown: true, Value: "host" })
            HostNamespaces.Add(new KeyValuePair<string, Located<string>>(key, mode));
    }

    /// <summary>Adds environment variables written as <c>NAME=value</c>.</summary>
    public void AddPairs(IEnumerable<Entry> pairs)
    {
        foreach (var entry in pairs)
        {
            if (entry.Item.Value is Scalar { Constant: string pair } && pair.IndexOf('=') is > 0 and var equals)
            {
                var at = places.At(entry.Item.Syntax);
                Environment.Add(new EnvironmentFact(new Located<string>(pair.Substring(0, equals), at), new Located<string>(pair.Substring(equals + 1), at)));
            }
        }
    }

    /// <summary>Adds what of the engine's own mounts (<c>Mount</c>) concerns its socket.</summary>
    public void AddMounts(IEnumerable<Entry> mounts)
    {
        foreach (var entry in mounts)
        {
            if (entry.Item.Value is Instance mount && mount.Assigned("Source") is { } source && places.Text(source.Item) is { IsKnown: true } path && IsEngineSocket(path.Value))
                SocketMounts.Add(path);
        }
    }

    /// <summary>Whether a mount is of the engine's own socket.</summary>
    public static bool IsEngineSocket(string path) =>
        path.EndsWith("docker.sock", StringComparison.Ordinal) || path.EndsWith("docker_engine", StringComparison.Ordinal) || path.EndsWith("podman.sock", StringComparison.Ordinal);
}
