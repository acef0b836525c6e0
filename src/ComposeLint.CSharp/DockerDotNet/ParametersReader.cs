using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;
using ComposeLint.Topology;
using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.DockerDotNet;

/// <summary>The engine's own parameter objects (Docker.DotNet and Docker.DotNet.Enhanced): graphs of objects, lists and dictionaries.</summary>
internal sealed class ParametersReader(ReadContext context)
{
    private const string Models = "Docker.DotNet.Models.";

    private static readonly (string Member, string Key)[] s_namespaces = { ("PidMode", "pid"), ("IpcMode", "ipc"), ("UTSMode", "uts"), ("UsernsMode", "userns_mode") };

    private Places Places => context.Places;

    /// <summary>The containers whose parameters reach the engine, or leave for code that cannot be seen.</summary>
    public ImmutableArray<ContainerFact> Containers(bool isTest)
    {
        var containers = ImmutableArray.CreateBuilder<ContainerFact>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameters in context.Interpreter.Instances)
        {
            if (Libraries.FullName(parameters.Type) != Models + "CreateContainerParameters" || parameters.IsGiven || parameters.Maker is null || !context.Counts(parameters))
                continue;
            if (!IsLive(parameters, "CreateContainerAsync", isTest))
                continue;
            var draft = new ContainerDraft(Places, ContainerApi.DockerDotNet, DisplayOf(parameters), context.NewKey(parameters), parameters.Site, parameters.Maker.NameSyntax)
            {
                DeclaringType = ReadContext.DeclaringTypeOf(parameters),
                Platform = ReadContext.PlatformOf(parameters.Guards),
            };
            Apply(parameters, draft, parameters, conditional: false);
            foreach (var connection in context.Interpreter.WatchedCalls.Where(call => call.Name == "ConnectNetworkAsync"))
                Connect(connection, parameters, draft);
            var container = draft.ToFact();
            if (seen.Add(Signature(container)))
                containers.Add(container);
        }

        return containers.ToImmutable();
    }

    /// <summary>The networks whose parameters reach the engine.</summary>
    public ImmutableArray<NetworkFact> Networks(bool isTest)
    {
        var networks = ImmutableArray.CreateBuilder<NetworkFact>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameters in context.Interpreter.Instances)
        {
            if (Libraries.FullName(parameters.Type) != Models + "NetworksCreateParameters" || parameters.IsGiven || parameters.Maker is null || !context.Counts(parameters))
                continue;
            if (!IsLive(parameters, "CreateNetworkAsync", isTest))
                continue;
            var key = context.NewKey(parameters);
            context.Remember(parameters, key);
            var network = Modified(
                new NetworkFact
                {
                    Span = Places.At(parameters.Maker.NameSyntax),
                    Context = Places.ContextOf(parameters.Site),
                    Name = DisplayOf(parameters),
                    Key = key,
                    Api = ContainerApi.DockerDotNet,
                    DeclaringType = ReadContext.DeclaringTypeOf(parameters),
                },
                parameters);
            if (seen.Add(string.Join("|", network.Span, network.NetworkName, string.Join(",", network.Pools.Select(pool => pool.Subnet)))))
                networks.Add(network);
        }

        return networks.ToImmutable();
    }

    /// <summary>What tells two containers of one helper apart: callers that make the same one make it once.</summary>
    private static string Signature(ContainerFact container) =>
        string.Join("|", container.Span, container.Image, container.ContainerName, container.NetworkMode, string.Join(",", container.Publishes.Select(p => p.Name)));

    /// <summary>Whether parameters reach the engine by a method, or leave for code that cannot be seen.</summary>
    public static bool IsLive(Instance parameters, string sink, bool isTest) =>
        parameters.PassedTo.Any(call => call.Name == sink) || parameters.Escapes && !isTest;

    private static string DisplayOf(Instance parameters)
    {
        if (parameters.Members.TryGetValue("Name", out var name) && name.Item.Value is Scalar { Constant: string text } && text.Length > 0)
            return text;
        return parameters.Members.TryGetValue("Image", out var image) && image.Item.Value is Scalar { Constant: string reference } ? reference : ReadContext.NameOf(parameters);
    }

    /// <summary>Reads <c>CreateContainerParameters</c> into a container.</summary>
    public void Apply(Instance parameters, ContainerDraft draft, Instance owner, bool conditional)
    {
        if (parameters.Assigned("Image") is { } image)
            draft.Image = Text(image, owner);
        if (parameters.Assigned("Name") is { } name && !Places.IsAbsent(name.Item))
            draft.ContainerName = Text(name, owner);
        if (parameters.Assigned("Hostname") is { } hostname && !Places.IsAbsent(hostname.Item))
            draft.Hostname = Text(hostname, owner);
        draft.AddPairs(parameters.Elements("Env"));

        if (parameters.Assigned("NetworkDisabled") is { Item: { Value: Scalar { Constant: true } } disabled } off && owner.Beyond(off.Guards).IsEmpty)
            draft.NetworkMode = new Located<string>("none", Places.At(disabled.Syntax));
        foreach (var entry in parameters.Elements("ExposedPorts"))
        {
            if (entry.Key is { } key && Places.Text(key).TryGet(out var text) && PortText.TryContainerPort(text, out var port, out _))
                draft.Exposed.Add(new Located<int>(port, Places.At(key.Syntax)));
        }

        if (parameters.Object("HostConfig") is { } host)
            ApplyHost(host, draft, owner, conditional);
        else if (parameters.Members.ContainsKey("HostConfig"))
            (draft.OpenPublishes, draft.OpenNetworks) = (draft.OpenPublishes ?? Unknown.External, draft.OpenNetworks ?? Unknown.External);
        if (parameters.Object("NetworkingConfig") is { } networking)
        {
            foreach (var entry in networking.Elements("EndpointsConfig"))
                Attach(entry, draft, owner);
        }
    }

    private void ApplyHost(Instance host, ContainerDraft draft, Instance owner, bool conditional)
    {
        if (host.Assigned("NetworkMode") is { } mode && !Places.IsAbsent(mode.Item))
        {
            draft.NetworkMode = Places.Text(mode.Item);
            draft.IsNetworkModeConditional = conditional || !owner.Beyond(mode.Guards).IsEmpty && !OnlyPlatform(owner.Beyond(mode.Guards));
        }

        if (host.Object("PortBindings") is { } bindings)
        {
            if (bindings.Cleared)
                draft.ClearPublishes();
            foreach (var entry in bindings.Items)
                Bind(entry, draft, owner, conditional);
            if (bindings is { Open: { } open, IsGiven: false })
                draft.OpenPublishes ??= open;
        }
        else if (host.Members.TryGetValue("PortBindings", out var other) && !Places.IsAbsent(other.Item))
        {
            draft.OpenPublishes ??= Places.Reason(other.Item.Value);
        }

        if (host.Assigned("PublishAllPorts") is { Item.Value: not Scalar { Constant: false or null } } all)
        {
            draft.PublishesAll |= all.Item.Value is Scalar;
            draft.OpenPublishes ??= "every exposed port is published";
        }

        if (host.Assigned("Privileged") is { Item: { Value: Scalar { Constant: true } } privileged })
            draft.Privileged = new Located<bool>(true, Places.At(privileged.Syntax));
        draft.Capabilities.AddRange(host.Elements("CapAdd").Where(entry => owner.Beyond(entry.Guards).IsEmpty).Select(entry => Places.Text(entry.Item)));
        draft.SecurityOptions.AddRange(host.Elements("SecurityOpt").Where(entry => owner.Beyond(entry.Guards).IsEmpty).Select(entry => Places.Text(entry.Item)));
        foreach (var (member, key) in s_namespaces)
        {
            if (host.Assigned(member) is { } space && !Places.IsAbsent(space.Item) && owner.Beyond(space.Guards).IsEmpty)
                draft.AddNamespace(key, Places.Text(space.Item));
        }

        foreach (var entry in host.Elements("Binds"))
        {
            if (Places.Text(entry.Item) is { IsKnown: true } bind && bind.Value.Split(':').Any(ContainerDraft.IsEngineSocket))
                draft.SocketMounts.Add(bind);
        }

        draft.AddMounts(host.Elements("Mounts"));
        foreach (var entry in host.Elements("ExtraHosts"))
        {
            if (Places.Text(entry.Item) is { IsKnown: true } line && line.Value.IndexOf(':') is > 0 and var colon)
                draft.ExtraHosts.Add(new HostsEntry(line.Value.Substring(0, colon), line.Select(text => text.Substring(colon + 1))));
        }
    }

    private static bool OnlyPlatform(ImmutableArray<Guard> guards) => guards.All(g => g.Kind is GuardKind.Linux or GuardKind.Windows or GuardKind.Mac);

    private void Bind(Entry entry, ContainerDraft draft, Instance owner, bool conditional)
    {
        if (entry.Key is not { } key)
        {
            draft.OpenPublishes ??= Unknown.Computed;
            return;
        }

        var text = Places.Text(key);
        var protocol = Protocol.Tcp;
        Located<int> container;
        if (!text.TryGet(out var written))
        {
            container = Located<int>.Unknown(text.UnknownReason!, text.Span);
            draft.OpenPublishes ??= text.UnknownReason;
        }
        else if (PortText.TryContainerPort(written, out var port, out protocol))
        {
            container = new Located<int>(port, text.Span);
        }
        else
        {
            context.Report("csharp-malformed-port", draft.Key, key.Syntax, written, $"\"{written}\" is no key for PortBindings: it names the container's port, such as \"80/tcp\"");
            return;
        }

        if (entry.Item.Value is not Instance { IsGiven: false } list)
        {
            draft.OpenPublishes ??= Places.Reason(entry.Item.Value);
            return;
        }

        var isConditional = conditional || !owner.Beyond(entry.Guards).IsEmpty;
        foreach (var item in list.Items)
        {
            if (item.Item.Value is Instance binding)
                draft.AlsoPublish(Binding(binding, draft, container, protocol, isConditional));
            else
                draft.OpenPublishes ??= Places.Reason(item.Item.Value);
        }

        if (list.Open is { } open)
            draft.OpenPublishes ??= open;
    }

    private PublishFact Binding(Instance binding, ContainerDraft draft, Located<int> container, Protocol protocol, bool conditional)
    {
        Located<PortRange>? host = null;
        var place = binding.Site;
        if (binding.Assigned("HostPort") is { } given && !Places.IsAbsent(given.Item))
        {
            place = given.Item.Syntax;
            var text = Places.Text(given.Item);
            if (!text.TryGet(out var written))
                host = Located<PortRange>.Unknown(text.UnknownReason!, text.Span);
            else if (PortText.TryHostPort(written, out var range))
                host = range is { } ports ? new Located<PortRange>(ports, text.Span, text.Origin) : null;
            else
                context.Report("csharp-malformed-port", draft.Key, given.Item.Syntax, written, $"\"{written}\" is no host port: HostPort is a number or a range, the address goes into HostIP");
        }

        return draft.NewPublish(place, container, protocol, host) with
        {
            HostAddress = binding.Assigned("HostIP") is { } address && !Places.IsAbsent(address.Item) ? Places.Text(address.Item) : null,
            IsConditional = conditional,
        };
    }

    private void Attach(Entry entry, ContainerDraft draft, Instance owner)
    {
        if (entry.Key is not { } key)
            return;
        var settings = entry.Item.Value as Instance;
        draft.Networks.Add(Use(key, draft) with
        {
            Aliases = settings is null ? ImmutableArray<Located<string>>.Empty : settings.Elements("Aliases").Select(e => Places.Text(e.Item)).ToImmutableArray(),
            IPv4Address = settings is not null && settings.Object("IPAMConfig") is { } ipam && ipam.Assigned("IPv4Address") is { } address ? Places.Text(address.Item) : null,
            IsConditional = !owner.Beyond(entry.Guards).IsEmpty,
        });
    }

    /// <summary><c>ConnectNetworkAsync(network, { Container = response.ID })</c> of the container that the parameters make, or of its name.</summary>
    private void Connect(Call call, Instance parameters, ContainerDraft draft)
    {
        if (call.Argument("parameters") is not { Value: Instance connection } || connection.Assigned("Container") is not { Item: var container } || call.Argument("id") is not { } network)
            return;
        var isOurs = container.Value is Instance { Property: "ID", Parent.Maker: { Name: "CreateContainerAsync" } maker } && maker.Argument("parameters")?.Value == parameters ||
            container.Value is Scalar { Constant: string name } && draft.ContainerName is { IsKnown: true, Value: var own } && own == name;
        if (!isOurs)
            return;
        var settings = connection.Object("EndpointConfig");
        draft.Networks.Add(Use(network, draft) with
        {
            Aliases = settings is null ? ImmutableArray<Located<string>>.Empty : settings.Elements("Aliases").Select(e => Places.Text(e.Item)).ToImmutableArray(),
            IsConditional = !parameters.Beyond(call.Guards).IsEmpty,
        });
    }

    /// <summary>A network by its name, or by the id that the engine gave when the same code made it.</summary>
    public NetworkUse Use(Operand network, ContainerDraft draft)
    {
        var made = network.Value is Instance { Property: "ID", Parent.Maker: { Name: "CreateNetworkAsync" } maker } && maker.Argument("parameters") is { Value: Instance parameters } ? context.KeyOf(parameters) : null;
        var name = Places.Text(network);
        if (made is null && !name.IsKnown)
            draft.OpenNetworks ??= name.UnknownReason;
        return new NetworkUse
        {
            Span = name.Span,
            Context = Places.ContextOf(network.Syntax),
            Name = name.IsKnown ? name.Value : network.Syntax.ToString(),
            Key = draft.Key + ".networks." + (made ?? (name.IsKnown ? name.Value : "?")),
            NetworkKey = made,
            NetworkName = made is null ? name : null,
        };
    }

    /// <summary>A network with what its <c>NetworksCreateParameters</c> say.</summary>
    public NetworkFact Modified(NetworkFact fact, Instance parameters)
    {
        var pools = ImmutableArray.CreateBuilder<PoolFact>();
        string? open = fact.Open;
        if (parameters.Object("IPAM") is { } ipam && ipam.Object("Config") is { } configs)
        {
            foreach (var entry in configs.Items)
            {
                if (entry.Item.Value is Instance config)
                    pools.Add(Pool(config, fact.Key, entry.Item.Syntax));
            }

            open ??= configs.IsGiven ? null : configs.Open;
        }

        return fact with
        {
            NetworkName = parameters.Assigned("Name") is { } name ? Text(name, parameters) : fact.NetworkName,
            Driver = parameters.Assigned("Driver") is { } driver && !Places.IsAbsent(driver.Item) ? Text(driver, parameters) : fact.Driver,
            Options = fact.Options.AddRange(parameters.Elements("Options").Where(e => e.Key is { Value: Scalar { Constant: string } }).Select(e => new DriverOption((string)((Scalar)e.Key!.Value.Value).Constant!, Places.Text(e.Item)))),
            Internal = parameters.Assigned("Internal") is { } @internal ? Places.Truth(@internal.Item) : fact.Internal,
            Attachable = parameters.Assigned("Attachable") is { } attachable ? Places.Truth(attachable.Item) : fact.Attachable,
            Pools = pools.ToImmutable(),
            Open = open,
        };
    }

    private PoolFact Pool(Instance config, string key, SyntaxNode site)
    {
        var subnet = config.Assigned("Subnet") is { } s ? Places.Text(s.Item) : (Located<string>?)null;
        return new PoolFact
        {
            Span = subnet?.Span ?? Places.At(site),
            Context = Places.ContextOf(site),
            Name = subnet is { IsKnown: true, Value: var shown } ? shown : "pool",
            Key = key + ".ipam." + (subnet is { IsKnown: true, Value: var known } ? known : "?"),
            Subnet = subnet,
            Gateway = config.Assigned("Gateway") is { } gateway ? Places.Text(gateway.Item) : null,
            Range = config.Assigned("IPRange") is { } range ? Places.Text(range.Item) : null,
        };
    }

    private Located<string> Text(Entry entry, Instance owner) =>
        owner.Beyond(entry.Guards).IsEmpty ? Places.Text(entry.Item) : Located<string>.Unknown(Unknown.Conditional, Places.At(entry.Item.Syntax));
}
