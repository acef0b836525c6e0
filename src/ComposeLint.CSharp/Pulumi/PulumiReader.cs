using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;
using ComposeLint.Topology;
using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.Pulumi;

/// <summary>Containers and networks of Pulumi.Docker: resources made with an object of inputs (API.md section 6).</summary>
internal sealed class PulumiReader(ReadContext context)
{
    private Places Places => context.Places;

    public ImmutableArray<NetworkFact> Networks() => Resources("Network").Select(Network).ToImmutableArray();

    public ImmutableArray<ContainerFact> Containers() => Resources("Container").Select(Container).ToImmutableArray();

    private IEnumerable<Instance> Resources(string type) =>
        context.Interpreter.Instances.Where(instance => instance is { Maker: not null, IsGiven: false } && Libraries.FullName(instance.Type) == "Pulumi.Docker." + type && context.Counts(instance));

    private NetworkFact Network(Instance network)
    {
        var key = context.NewKey(network);
        context.Remember(network, key);
        var args = network.Maker!.Argument("args")?.Value as Instance;
        return new NetworkFact
        {
            Span = Places.At(network.Maker.NameSyntax),
            Context = Places.ContextOf(network.Site),
            Name = DisplayOf(network),
            Key = key,
            Api = ContainerApi.Pulumi,
            DeclaringType = ReadContext.DeclaringTypeOf(network),
            NetworkName = Text(args, "Name"),
            Driver = Text(args, "Driver"),
            Internal = Truth(args, "Internal"),
            Attachable = Truth(args, "Attachable"),
            Options = Items(args, "Options").Where(e => e.Key is { Value: Scalar { Constant: string } })
                .Select(e => new DriverOption((string)((Scalar)e.Key!.Value.Value).Constant!, Places.Text(e.Item))).ToImmutableArray(),
            Pools = Items(args, "IpamConfigs").Select(e => e.Item).Where(o => o.Value is Instance).Select(o => Pool((Instance)o.Value, o.Syntax, key)).ToImmutableArray(),
            Open = network.Maker.Argument("args") is { Value: not (Instance or Scalar) } unknown ? Places.Reason(unknown.Value) : null,
        };
    }

    private PoolFact Pool(Instance pool, SyntaxNode site, string key)
    {
        var subnet = Text(pool, "Subnet");
        return new PoolFact
        {
            Span = subnet?.Span ?? Places.At(site),
            Context = Places.ContextOf(site),
            Name = subnet is { IsKnown: true, Value: var shown } ? shown : "pool",
            Key = key + ".ipam." + (subnet is { IsKnown: true, Value: var known } ? known : "?"),
            Subnet = subnet,
            Gateway = Text(pool, "Gateway"),
            Range = Text(pool, "IpRange"),
        };
    }

    private ContainerFact Container(Instance container)
    {
        var args = container.Maker!.Argument("args")?.Value as Instance;
        var draft = new ContainerDraft(Places, ContainerApi.Pulumi, DisplayOf(container), context.NewKey(container), container.Site, container.Maker.NameSyntax)
        {
            DeclaringType = ReadContext.DeclaringTypeOf(container),
            Image = Text(args, "Image"),
            ContainerName = Text(args, "Name"),
            Hostname = Text(args, "Hostname"),
            NetworkMode = Text(args, "NetworkMode"),
        };
        if (args is null)
            (draft.OpenPublishes, draft.OpenNetworks) = (Unknown.External, Unknown.External);
        foreach (var entry in Items(args, "Ports"))
        {
            if (entry.Item.Value is Instance port)
                draft.AlsoPublish(Port(port, draft, entry.Item.Syntax));
            else
                draft.OpenPublishes ??= Places.Reason(entry.Item.Value);
        }

        draft.OpenPublishes ??= OpenOf(args, "Ports");
        draft.OpenNetworks ??= OpenOf(args, "NetworksAdvanced");
        if (Truth(args, "PublishAllPorts") is { IsKnown: true, Value: true })
            draft.PublishesAll = true;
        if (Truth(args, "Privileged") is { IsKnown: true, Value: true } privileged)
            draft.Privileged = privileged;
        foreach (var entry in Items(args, "NetworksAdvanced"))
        {
            if (entry.Item.Value is Instance network && Member(network, "Name") is { } name)
                draft.Networks.Add(Use(network, name, draft));
            else
                draft.OpenNetworks ??= Unknown.Computed;
        }

        foreach (var entry in Items(args, "Volumes").Concat(Items(args, "Mounts")))
        {
            if (entry.Item.Value is Instance mount && (Text(mount, "HostPath") ?? Text(mount, "Source")) is { IsKnown: true } path && ContainerDraft.IsEngineSocket(path.Value))
                draft.SocketMounts.Add(path);
        }

        draft.AddPairs(Items(args, "Envs"));

        return draft.ToFact();
    }

    private PublishFact Port(Instance port, ContainerDraft draft, SyntaxNode site)
    {
        var inside = Member(port, "Internal");
        var outside = Member(port, "External");
        var container = inside is { } given ? Places.Number(given) : Located<int>.Unknown(Unknown.Computed, Places.At(site));
        var protocol = Text(port, "Protocol") is { IsKnown: true, Value: var text } ? text.ToLowerInvariant() switch { "udp" => Protocol.Udp, "sctp" => Protocol.Sctp, _ => Protocol.Tcp } : Protocol.Tcp;
        Located<PortRange>? host = outside is { } fixedPort ? Places.Number(fixedPort).Select(number => new PortRange(number)) : null;
        return draft.NewPublish(outside?.Syntax ?? site, container, protocol, host) with { HostAddress = Text(port, "Ip") };
    }

    private NetworkUse Use(Instance use, Operand name, ContainerDraft draft)
    {
        var made = name.Value is Instance { Property: "Name" or "Id", Parent: { } owner } ? context.KeyOf(owner) : null;
        Located<string>? text = made is null ? Places.Text(name) : null;
        if (made is null && text is not { IsKnown: true })
            draft.OpenNetworks ??= Places.Reason(name.Value);
        var shown = text is { IsKnown: true, Value: var known } ? known : name.Syntax.ToString();
        return new NetworkUse
        {
            Span = Places.At(name.Syntax),
            Context = Places.ContextOf(name.Syntax),
            Name = shown,
            Key = draft.Key + ".networks." + (made ?? shown),
            NetworkKey = made,
            NetworkName = text,
            Aliases = Items(use, "Aliases").Select(e => Places.Text(e.Item)).ToImmutableArray(),
            IPv4Address = Text(use, "Ipv4Address"),
        };
    }

    /// <summary>The name that Pulumi knows a resource by.</summary>
    private static string DisplayOf(Instance resource) =>
        resource.Maker!.Argument("name") is { Value: Scalar { Constant: string name } } ? name : ReadContext.NameOf(resource);

    private static Operand? Member(Instance? owner, string name) =>
        owner is not null && owner.Members.TryGetValue(name, out var entry) && !Places.IsAbsent(entry.Item) ? entry.Item : null;

    private Located<string>? Text(Instance? owner, string name) => Member(owner, name) is { } operand ? Places.Text(operand) : null;

    private Located<bool>? Truth(Instance? owner, string name) => Member(owner, name) is { } operand ? Places.Truth(operand) : null;

    private static IEnumerable<Entry> Items(Instance? owner, string name) => owner?.Elements(name) ?? Enumerable.Empty<Entry>();

    private static string? OpenOf(Instance? owner, string name) => owner?.Object(name) is { } list ? list.Open : Member(owner, name) is { } other ? Places.Reason(other.Value) : null;
}
