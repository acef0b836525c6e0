using System.Globalization;
using ComposeLint.DockerCli.Scripts;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.DockerCli.Lowering;

/// <summary>A container or swarm service that a line of a script starts, with what later lines do to it.</summary>
internal sealed class ScriptContainer(ScriptCommand command, CommandLine line, bool isService, string scope, string name, string key)
{
    /// <summary>A network that it joins, by <c>--network</c> or <c>network connect</c>.</summary>
    internal sealed record Use(string Name, Located<string> Written, ScriptCommand Command, ImmutableArray<Located<string>> Aliases, Located<string>? IPv4, Located<string>? IPv6);

    private readonly ImmutableArray<Located<string>> _given = line.All("network").ToImmutableArray();

    public CommandLine Line => line;

    public string Scope => scope;

    public string Key => key;

    public List<(ScriptCommand Command, CommandLine Line, Located<string> Network)> Connections { get; } = [];

    /// <summary>Whether a line read so far removes or stops it.</summary>
    public bool IsEnded { get; set; }

    /// <summary>How many there were when the first was started after its end; null while none is.</summary>
    public int? PastAt { get; set; }

    /// <summary>The networks that later lines take it off.</summary>
    public List<Located<string>> Disconnections { get; } = [];

    /// <summary>What <c>service update</c> changes, in order.</summary>
    public List<(ScriptCommand Command, CommandLine Line)> Updates { get; } = [];

    private bool IsOff(string network) => Disconnections.Exists(off => off.IsKnown && off.Value == network);

    /// <summary>The networks of its own line.</summary>
    public IEnumerable<Use> Networks
    {
        get
        {
            foreach (var given in _given)
            {
                if (!given.TryGet(out var text) || IsMode(text))
                    continue;
                // name=front,alias=a,ip=10.0.0.2 (opts.NetworkOpt)
                var fields = text.Contains("name=") ? text.Split(',') : [];
                string? Field(string option) => fields.FirstOrDefault(part => part.StartsWith(option + "=", StringComparison.Ordinal))?.Substring(option.Length + 1);
                Located<string>? At(string? value) => value is null ? null : given.Select(_ => value);
                var aliases = line.All("network-alias").Concat(fields.Where(part => part.StartsWith("alias=", StringComparison.Ordinal)).Select(part => given.Select(_ => part.Substring(6))));
                yield return new Use(Field("name") ?? text, given, command, aliases.ToImmutableArray(), At(Field("ip")) ?? line.Last("ip"), At(Field("ip6")) ?? line.Last("ip6"));
            }
        }
    }

    /// <summary>The networks that it is connected to later.</summary>
    public IEnumerable<Use> Connected =>
        (from connection in Connections
         where connection.Network.IsKnown
         select new Use(connection.Network.Value, connection.Network, connection.Command, connection.Line.All("alias").ToImmutableArray(), connection.Line.Last("ip"), connection.Line.Last("ip6")))
        .Concat(
            from update in Updates
            from added in update.Line.All("network-add")
            where added.IsKnown
            select new Use(added.Value, added, update.Command, ImmutableArray<Located<string>>.Empty, null, null));

    // The client refuses a network given twice, and the engine a second connection.
    private IEnumerable<Use> Joined =>
        Networks.Concat(Connected).Where(use => !IsOff(use.Name)).GroupBy(use => use.Name, StringComparer.Ordinal).Select(uses => uses.First());

    public Workload ToWorkload(Presence presence)
    {
        var mode = Mode();
        var ports = line.All("publish").Concat(Updates.SelectMany(update => update.Line.All("publish-add"))).Select(value => Port(value, presence)).ToList();
        return new Workload
        {
            Span = line.Last("name") is { IsKnown: true } named ? named.Span : command.Name,
            Context = command.Span,
            Name = name,
            Key = key,
            Presence = presence,
            Kind = isService ? WorkloadKind.SwarmService : WorkloadKind.Container,
            ServiceName = key.StartsWith("shell.", StringComparison.Ordinal) ? key.Substring("shell.".Length) : key,
            OpenParts = Open(ports),
            Image = line.Open is null && !line.Operands.IsEmpty ? line.Operands[0] : null,
            Mode = mode,
            Attachments = mode is { Kind: not NetworkModeKind.Bridge } ? ImmutableArray<Attachment>.Empty : Joined.Select(use => Attachment(use, presence)).ToImmutableArray(),
            Ports = ports.OfType<PublishedPort>().ToImmutableArray(),
            PublishesAll = line.Flag("publish-all") is { IsKnown: true, Value: true },
            Replicas = Number("replicas"),
            IsGlobal = line.Last("mode") is { IsKnown: true, Value: "global" },
            EndpointMode = line.Last("endpoint-mode"),
            Placement = new Placement { Constraints = line.All("constraint").Select(PlacementConstraint.Parse).ToImmutableArray(), MaxPerNode = Number("replicas-max-per-node") },
            ContainerName = isService ? null : line.Last("name"),
            Hostname = line.Last("hostname"),
            ExtraHosts = line.All(isService ? "host" : "add-host").Select(Host).OfType<HostsEntry>().ToImmutableArray(),
            HostAccess = Access(presence),
        };
    }

    private WorkloadParts Open(List<PublishedPort?> ports)
    {
        var open = WorkloadParts.Listeners;
        if (line.Open is not null)
            open |= WorkloadParts.All;
        if (ports.Contains(null))
            open |= WorkloadParts.Ports;
        if (Updates.Any(update => update.Line.Open is not null || update.Line.All("publish-rm").Any()))
            open |= WorkloadParts.Ports;
        if (Disconnections.Exists(off => !off.IsKnown) || Updates.Any(update => update.Line.Open is not null || update.Line.All("network-rm").Any()) || _given.Any(given => !given.IsKnown) || Connections.Any(connection => !connection.Network.IsKnown))
            open |= WorkloadParts.Attachments | WorkloadParts.Names;
        return open;
    }

    private static bool IsMode(string text) => text is "host" or "none" or "bridge" or "default" or "nat" || text.StartsWith("container:", StringComparison.Ordinal);

    /// <summary>host, none, bridge and container:x are modes; anything else is a network (opts.NetworkOpt).</summary>
    private NetworkMode? Mode()
    {
        foreach (var given in _given)
        {
            if (!given.TryGet(out var text))
                return new NetworkMode(NetworkModeKind.Unknown, given);
            if (text.StartsWith("container:", StringComparison.Ordinal))
                return new NetworkMode(NetworkModeKind.Container, given, text.Substring("container:".Length));
            if (IsMode(text))
                return new NetworkMode(text switch { "host" => NetworkModeKind.Host, "none" => NetworkModeKind.None, _ => NetworkModeKind.Bridge }, given);
        }

        if (_given.IsEmpty && !isService && line.Open is null && Connections.Count == 0 && IsOff("bridge"))
            return new NetworkMode(NetworkModeKind.None, Disconnections[0]);
        return !_given.IsEmpty || isService || line.Open is not null || Connections.Count > 0 ? null : new NetworkMode(NetworkModeKind.Bridge, new Located<string>("bridge", command.Name));
    }

    private Located<int>? Number(string option)
    {
        if (!isService || (Updates.Select(update => update.Line.Last(option)).LastOrDefault(value => value is not null) ?? line.Last(option)) is not { } written)
            return null;
        return !written.TryGet(out var text) ? Located<int>.Unknown(written.UnknownReason!, written.Span)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? written.Select(_ => count) : null;
    }

    private Attachment Attachment(Use use, Presence presence) => new()
    {
        Span = use.Written.Span,
        Context = use.Command.Span,
        Name = use.Name,
        Key = key + ".networks." + use.Name,
        Presence = presence,
        NetworkName = use.Name,
        Aliases = use.Aliases,
        IPv4Address = use.IPv4,
        IPv6Address = use.IPv6,
    };

    private PublishedPort? Port(Located<string> value, Presence presence)
    {
        if (!value.TryGet(out var text) || !PublishOption.TryParse(text, out var option))
            return null;
        return new PublishedPort
        {
            Span = value.Span,
            Context = command.Span,
            Name = option.Text,
            Key = key + ".ports." + option.ContainerPort + "/" + option.Protocol.ToString().ToLowerInvariant(),
            Presence = presence,
            HostIp = option.HostAddress is { } address ? value.Select(_ => address) : null,
            Host = option.HostPort is { } host ? value.Select(_ => host) : null,
            Container = value.Select(_ => option.ContainerPort),
            Protocol = value.Select(_ => option.Protocol),
            Mode = isService && option.Mode is { } mode ? value.Select(_ => mode == "host" ? PublishMode.Host : PublishMode.Ingress) : null,
        };
    }

    private static HostsEntry? Host(Located<string> written) =>
        written.TryGet(out var text) && text.IndexOfAny([':', '=']) is > 0 and var at ? new HostsEntry(text.Substring(0, at), written.Select(_ => text.Substring(at + 1))) : null;

    private HostAccess Access(Presence presence) => new()
    {
        Privileged = line.Last("privileged") is { IsKnown: true, Value: "true" } privileged ? Setting("privileged", privileged, presence) : null,
        Capabilities = line.All("cap-add").Select(value => Setting("cap_add", value, presence)).ToImmutableArray(),
        HostNamespaces = new[] { "pid", "ipc", "uts" }.Select(kind => (Kind: kind, Value: line.Last(kind))).Where(pair => pair.Value is { IsKnown: true, Value: "host" })
            .Select(pair => Setting(pair.Kind, pair.Value!.Value, presence)).ToImmutableArray(),
        Mounts = line.All("volume").Select(value => Mount(value, presence)).Concat(line.All("mount").Select(value => MountOption(value, presence))).OfType<HostMount>().ToImmutableArray(),
    };

    private Setting Setting(string option, Located<string> value, Presence presence) =>
        new() { Span = value.Span, Context = command.Span, Name = option, Key = key + "." + option, Presence = presence, Value = value };

    /// <summary><c>-v /path:/inside[:ro]</c>; a volume by name is nothing of the node's.</summary>
    private HostMount? Mount(Located<string> written, Presence presence)
    {
        if (!written.TryGet(out var text) || text.Length == 0 || text[0] is not ('/' or '.' or '~'))
            return null;
        var parts = text.Split(':');
        return parts.Length < 2 ? null : Mount(written, parts[0], parts[1], parts.Length > 2 && parts[2].Split(',').Contains("ro"), presence);
    }

    /// <summary><c>--mount type=bind,source=/path,target=/inside[,readonly]</c> (opts/mount.go); other types are nothing of the node's.</summary>
    private HostMount? MountOption(Located<string> written, Presence presence)
    {
        if (!written.TryGet(out var text))
            return null;
        var fields = text.Split(',').Select(part => part.Split(['='], 2)).ToList();
        string? Field(params string[] names) => fields.Find(field => field.Length == 2 && names.Contains(field[0].ToLowerInvariant()))?[1];
        if (Field("type") != "bind" || Field("source", "src") is not { Length: > 0 } source)
            return null;
        var isReadOnly = fields.Exists(field => field[0].ToLowerInvariant() is "readonly" or "ro" && (field.Length == 1 || field[1] is "true" or "1"));
        return Mount(written, source, Field("target", "dst", "destination") ?? "", isReadOnly, presence);
    }

    private HostMount Mount(Located<string> written, string source, string target, bool isReadOnly, Presence presence) => new()
    {
        Span = written.Span,
        Context = command.Span,
        Name = source,
        Key = key + ".mounts." + source,
        Presence = presence,
        Source = written.Select(_ => source),
        Target = written.Select(_ => target),
        IsReadOnly = isReadOnly,
    };
}
