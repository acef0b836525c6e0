using System.Globalization;
using ComposeLint.CSharp.DockerDotNet;
using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.CSharp.Testcontainers;

/// <summary>What each call on a container builder, and on the container it builds, means.</summary>
internal sealed class ContainerCalls(ReadContext context, ContainerDraft draft, Instance root)
{
    private readonly Dictionary<(int, Protocol), (string Text, Call Call)> _exposed = new();

    private Places Places => context.Places;

    public void Apply(Call call)
    {
        var conditional = !root.Beyond(call.Guards).IsEmpty;
        switch (call.Name)
        {
            case "WithImage" when call.Argument("image") is { } image:
                draft.Image = conditional ? Located<string>.Unknown(Unknown.Conditional, Places.At(image.Syntax)) : ImageOf(image, Places);
                break;
            case "WithPortBinding":
                Bind(call, conditional);
                break;
            case "WithExposedPort" when call.Argument("port") is { } port:
                Expose(call, port);
                break;
            case "WithNetwork" or "DependsOn":
                Join(call, conditional);
                break;
            case "WithNetworkAliases":
                foreach (var alias in Strings(call))
                    draft.Aliases.Add(alias);
                break;
            case "WithName" when call.Argument("name") is { } name && !conditional:
                draft.ContainerName = Places.Text(name);
                break;
            case "WithHostname" when call.Argument("hostname") is { } name && !conditional:
                draft.Hostname = Places.Text(name);
                break;
            case "WithExtraHost" when call.Argument("hostname") is { Value: Scalar { Constant: string host } } && call.Argument("ipAddress") is { } address:
                draft.ExtraHosts.Add(new HostsEntry(host, Places.Text(address)));
                break;
            case "WithPrivileged" when call.Argument("privileged") is { Value: Scalar { Constant: true } } && !conditional:
                draft.Privileged = new Located<bool>(true, Places.At(call.NameSyntax));
                break;
            case "WithBindMount" or "WithVolumeMount":
                Mount(call);
                break;
            case "WithEnvironment":
                Environment(call);
                break;
            case "WithReuse" when call.Arguments.Length == 1 && call.Arguments[0].Value.Value is not Scalar { Constant: false }:
            case "WithCleanUp" when call.Argument("cleanUp") is { Value: Scalar { Constant: false } }:
                draft.OutlivesRun |= !conditional;
                break;
            case "WithWaitStrategy" when call.Argument("waitStrategy") is { Value: Instance strategy }:
                Wait(strategy);
                break;
            case "WithCreateParameterModifier" when call.Argument("parameterModifier") is { } modifier:
                if (modifier.Value is Function { GivenArguments: { IsEmpty: false } given } && given[0] is Instance parameters)
                    new ParametersReader(context).Apply(parameters, draft, root, conditional);
                else
                    (draft.OpenPublishes, draft.OpenNetworks) = (draft.OpenPublishes ?? Unknown.External, draft.OpenNetworks ?? Unknown.External);
                break;
        }
    }

    /// <summary>An image by name, or as an object made of one (<c>new DockerImage("nginx:1.27")</c>).</summary>
    public static Located<string> ImageOf(Operand image, Places places) =>
        image.Value is Instance { Maker: { } maker } && maker.Argument("image") is { Value: Scalar } name ? places.Text(name with { Syntax = image.Syntax }) : places.Text(image);

    /// <summary>A call on the container itself.</summary>
    public void ApplyToBuilt(Call call)
    {
        switch (call.Name)
        {
            case "GetMappedPublicPort" when call.Argument("containerPort") is { } port:
                UsePort(call, port, PortUseKind.MappedPort);
                break;
            case "ConnectAsync":
                Join(call, !root.Beyond(call.Guards).IsEmpty);
                break;
        }
    }

    private void Bind(Call call, bool conditional)
    {
        var host = call.Argument("hostPort");
        var container = call.Argument("containerPort");
        var single = call.Argument("port");
        var random = call.Argument("assignRandomHostPort");
        if (single is { } one)
        {
            var isRandom = random is { } flag ? flag.Value is Scalar { Constant: bool value } ? value : (bool?)null : false;
            if (isRandom == false)
                host = one;
            else if (isRandom is null)
                host = new Operand(new Unknown(Places.Reason(random!.Value.Value)), random.Value.Syntax);
            container = one;
        }

        if (container is not { } inside)
            return;
        var protocol = Protocol.Tcp;
        var port = Places.Text(inside).TryGet(out var text) && PortText.TryContainerPort(text, out var number, out protocol)
            ? new Located<int>(number, Places.At(inside.Syntax))
            : Located<int>.Unknown(inside.Value is Scalar ? "not a port" : Places.Reason(inside.Value), Places.At(inside.Syntax));
        if (inside.Value is Scalar { Constant: string written } && !port.IsKnown)
            Malformed(inside, written, $"\"{written}\" is not a container port: write a number, with /udp after it for UDP");
        Located<PortRange>? bound = host is { } outside ? HostPort(outside, single is not null && outside.Value is Scalar { Constant: string }) : null;
        var publish = draft.NewPublish(host is null ? call.NameSyntax : host.Value.Syntax, port, protocol, bound, call.Syntax);
        draft.Publish(publish with
        {
            IsConditional = conditional,
            ToRandomPort = publish.HostPort is null ? ImmutableArray<TextEdit>.Empty : TestcontainersEdits.ToRandomPort(Places, call, inside, root.Type!, publish),
        });
        if (!port.IsKnown)
            draft.OpenPublishes ??= port.UnknownReason;
    }

    private Located<PortRange>? HostPort(Operand outside, bool isBoth)
    {
        var text = Places.Text(outside);
        if (!text.TryGet(out var written))
            return Located<PortRange>.Unknown(text.UnknownReason!, text.Span);
        if (PortText.TryHostPort(written, out var range))
            return range is { } ports ? new Located<PortRange>(ports, text.Span, text.Origin) : null;
        Malformed(outside, written, isBoth
            ? $"\"{written}\" becomes the host's port as it stands, protocol included, and the engine refuses it: pass true for a random port, or host and container port"
            : $"\"{written}\" is passed on as the host's port as it stands, and the engine refuses it: a host address cannot be given here");
        return Located<PortRange>.Unknown("not a port", text.Span);
    }

    private void Malformed(Operand at, string written, string message) =>
        context.Report("csharp-malformed-port", draft.Key, at.Syntax, written, message);

    private void Expose(Call call, Operand port)
    {
        var text = Places.Text(port);
        if (!text.TryGet(out var written) || !PortText.TryContainerPort(written, out var number, out var protocol))
            return;
        // Two spellings of one port make two keys of one dictionary entry, and the converter throws (API.md section 2.1, executed).
        if (_exposed.TryGetValue((number, protocol), out var before) && before.Text != written)
            context.Report("csharp-malformed-port", draft.Key, port.Syntax, written, $"\"{written}\" and \"{before.Text}\" are one port: exposing both throws ArgumentException when the container starts");
        _exposed[(number, protocol)] = (written, call);
        draft.Exposed.Add(new Located<int>(number, Places.At(port.Syntax)));
    }

    private void Join(Call call, bool conditional)
    {
        var network = call.Argument("network");
        var name = call.Argument("name");
        if (network is null && name is null)
        {
            if (call.Name == "WithNetwork")
                draft.OpenNetworks ??= Unknown.External;
            return;
        }

        var operand = network ?? name!.Value;
        if (operand.Value is Instance { Property: "Name", Parent: { } owner })
            operand = operand with { Value = owner };
        var made = operand.Value as Instance;
        var key = made is null ? null : context.KeyOf(made);
        var located = made is null ? Places.Text(operand) : (Located<string>?)null;
        if (key is null && located is not { IsKnown: true })
            draft.OpenNetworks ??= Places.Reason(operand.Value);
        draft.Networks.Add(new NetworkUse
        {
            Span = Places.At(operand.Syntax),
            Context = Places.ContextOf(operand.Syntax),
            Name = located is { IsKnown: true, Value: var shown } ? shown : operand.Syntax.ToString(),
            Key = draft.Key + ".networks." + (key ?? (located is { IsKnown: true, Value: var known } ? known : "?")),
            NetworkKey = key,
            NetworkName = located,
            IsConditional = conditional,
        });
    }

    private IEnumerable<Located<string>> Strings(Call call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Value is Instance { IsGiven: false } list)
            {
                foreach (var entry in list.Items)
                    yield return Places.Text(entry.Item);
            }
            else
            {
                yield return Places.Text(argument.Value);
            }
        }
    }

    private void Mount(Call call)
    {
        foreach (var parameter in new[] { "source", "destination" })
        {
            if (call.Argument(parameter) is { } path && Places.Text(path) is { IsKnown: true } located && ContainerDraft.IsEngineSocket(located.Value))
            {
                draft.SocketMounts.Add(located);
                return;
            }
        }
    }

    private void Environment(Call call)
    {
        if (call.Argument("name") is { } name && call.Argument("value") is { } value)
            draft.Environment.Add(Variable(name, value));
        else if (call.Argument("environments") is { Value: Instance { IsGiven: false } map })
            draft.Environment.AddRange(map.Items.Where(e => e.Key is not null).Select(e => Variable(e.Key!.Value, e.Item)));
    }

    private EnvironmentFact Variable(Operand name, Operand value) => new(Places.Text(name), Places.Text(value))
    {
        HostSide = HostSide(value.Value),
    };

    private HostSideAddress? HostSide(Value value) => value switch
    {
        Template template => template.Parts.Select(HostSide).FirstOrDefault(found => found is not null),
        Instance { Maker: { Name: "GetMappedPublicPort" or "GetConnectionString" } maker, Parent: { BuiltFrom: { } chain } owner } when !AsksForContainerSide(maker) =>
            new HostSideAddress((owner.Variable ?? chain.Root.Variable)?.Name ?? chain.Root.Type!.Name, maker.Name),
        _ => null,
    };

    /// <summary><c>GetConnectionString(ConnectionMode.Container)</c> gives the address for peers.</summary>
    private static bool AsksForContainerSide(Call maker) => maker.Arguments.Any(a => a.Key is "connectionMode" or "mode");

    private void Wait(Instance strategy)
    {
        foreach (var call in strategy.Calls)
        {
            switch (call.Name)
            {
                case "UntilExternalTcpPortIsAvailable" when call.Argument("containerPort") is { } port:
                    UsePort(call, port, PortUseKind.ExternalWait);
                    break;
                case "UntilHttpRequestIsSucceeded" when call.Argument("request") is { Value: Function { GivenArguments: { IsEmpty: false } given } } && given[0] is Instance request:
                    foreach (var part in request.Calls.Where(c => c.Name == "ForPort"))
                    {
                        if (part.Argument("port") is { } port)
                            UsePort(part, port, PortUseKind.ExternalWait);
                    }

                    break;
            }
        }
    }

    private void UsePort(Call call, Operand port, PortUseKind kind)
    {
        var text = Places.Text(port);
        if (!text.TryGet(out var written) || !PortText.TryContainerPort(written, out var number, out var protocol) || protocol != Protocol.Tcp)
            return;
        if (draft.PortUses.Any(use => use.Span == Places.At(port.Syntax)))
            return;
        draft.PortUses.Add(new PortUse
        {
            Span = Places.At(port.Syntax),
            Context = Places.ContextOf(call.Syntax),
            Name = number.ToString(CultureInfo.InvariantCulture),
            Key = draft.Key + ".uses." + number.ToString(CultureInfo.InvariantCulture),
            Kind = kind,
            Port = number,
        });
    }
}
