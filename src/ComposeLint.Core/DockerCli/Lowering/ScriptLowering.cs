using System.Globalization;
using ComposeLint.DockerCli.Scripts;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.DockerCli.Lowering;

/// <summary>
/// Lowers a script to what exists once it has run. Calls that may be left out make nothing; what a later line removes is kept apart from what
/// is started after that.
/// </summary>
public sealed class ScriptLowering
{
    // Nobody writes more by hand; each is looked at beside the others.
    private const int MaxCommands = 2000;

    private readonly string _path;
    private readonly List<ScriptContainer> _containers = [];
    private readonly List<MadeNetwork> _networks = [];
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);

    private sealed record MadeNetwork(ScriptCommand Command, CommandLine Line, Located<string> Name, string Scope, string Key);

    private ScriptLowering(string path) => _path = path;

    /// <summary>The containers, services and networks of a script.</summary>
    public static Declarations Lower(DockerScript script)
    {
        var lowering = new ScriptLowering(script.Source.Path);
        foreach (var command in script.Commands.Take(MaxCommands))
            lowering.Apply(command);
        return lowering.Finish();
    }

    private void Apply(ScriptCommand command)
    {
        var docker = CommandGrammar.Docker.Read(command.Words, 0);
        if (docker.Operands.IsEmpty || !docker.Operands[0].TryGet(out var verb))
            return;
        var at = command.Words.Length - docker.Operands.Length;
        var host = docker.Last("host") ?? docker.Last("context");
        // An engine elsewhere is a machine of its own.
        var scope = host is not { } given ? "" : given.TryGet(out var name) ? name : "@" + command.Span.Span.Start.ToString(CultureInfo.InvariantCulture);
        if (verb is "container" or "network" or "service" && docker.Operands.Length > 1 && docker.Operands[1].TryGet(out var second))
        {
            verb = verb == "container" ? second : verb + " " + second;
            at++;
        }

        switch (verb)
        {
            case "run" or "create" when !command.IsConditional:
                Start(command, CommandGrammar.Run.Read(command.Words, at + 1), verb, scope);
                break;
            case "service create" when !command.IsConditional:
                Start(command, CommandGrammar.ServiceCreate.Read(command.Words, at + 1), verb, scope);
                break;
            case "service update" when !command.IsConditional:
                Update(command, CommandGrammar.ServiceUpdate.Read(command.Words, at + 1), scope);
                break;
            case "network create":
                Create(command, CommandGrammar.NetworkCreate.Read(command.Words, at + 1), scope);
                break;
            case "network connect" when !command.IsConditional:
                Connect(command, CommandGrammar.NetworkConnect.Read(command.Words, at + 1), scope);
                break;
            case "network disconnect":
                Disconnect(CommandGrammar.NetworkConnect.Read(command.Words, at + 1), scope);
                break;
            case "rm" or "stop" or "kill" or "service rm":
                End(CommandGrammar.End.Read(command.Words, at + 1), scope);
                break;
            case "network rm" or "network remove":
                Remove(CommandGrammar.End.Read(command.Words, at + 1), scope);
                break;
        }
    }

    private Presence PresenceOf(string scope) => new(_path, DeploymentTarget.Containers) { RunScope = "run" + (scope.Length > 0 ? " " + scope : "") };

    private string NewKey(string prefix, string name)
    {
        var key = prefix + name;
        var count = _keys.TryGetValue(key, out var before) ? before + 1 : 1;
        _keys[key] = count;
        return count == 1 ? key : key + "#" + count.ToString(CultureInfo.InvariantCulture);
    }

    private void Start(ScriptCommand command, CommandLine line, string verb, string scope)
    {
        if (line.Options.Any(option => option.Option == "help"))
            return;
        foreach (var earlier in _containers)
        {
            // What is past at the same moment was there together until then.
            if (earlier.IsEnded)
                earlier.PastAt ??= _containers.Count;
        }

        var name = line.Last("name");
        Located<string>? image = line.Open is null && !line.Operands.IsEmpty ? line.Operands[0] : null;
        var shown = name is { IsKnown: true, Value.Length: > 0 } named ? named.Value : image is { IsKnown: true } known ? known.Value : "container";
        _containers.Add(new ScriptContainer(command, line, verb == "service create", scope, shown, NewKey("shell.", shown))
        {
            // A container in the foreground has ended when the next line starts.
            IsEnded = verb == "run" && line.Flag("detach") is not { IsKnown: true, Value: true } && !command.IsBackground,
        });
    }

    private void Create(ScriptCommand command, CommandLine line, string scope)
    {
        if (line.Operands.Length != 1 || !line.Operands[0].TryGet(out var name) || line.Flag("config-only") is not null)
            return;
        if (!_networks.Any(made => made.Name.Value == name && made.Scope == scope))
            _networks.Add(new MadeNetwork(command, line, line.Operands[0], scope, NewKey("shell.networks.", name)));
    }

    private static NetworkDeclaration Network(MadeNetwork made, Presence presence)
    {
        var (command, line, name, _, key) = made;
        var subnets = line.All("subnet").ToList();
        var gateways = line.All("gateway").ToList();
        var ranges = line.All("ip-range").ToList();
        // Which gateway is of which subnet is told by the addresses; with one of each there is nothing to tell.
        var isPlain = subnets.Count <= 1 && gateways.Count <= 1 && ranges.Count <= 1;
        return new NetworkDeclaration
        {
            Span = name.Span,
            Context = command.Span,
            Name = name.Value,
            Key = key,
            Presence = presence,
            LocalName = name.Value,
            RealName = name,
            DriverName = line.Last("driver"),
            Internal = line.Flag("internal"),
            Attachable = line.Flag("attachable"),
            EnableIPv4 = line.Flag("ipv4"),
            EnableIPv6 = line.Flag("ipv6"),
            IpamDriver = line.Last("ipam-driver"),
            Options = line.All("opt").Select(Option).ToImmutableArray(),
            Pools = subnets.Select((subnet, index) => new AddressPool
            {
                Span = subnet.Span,
                Context = command.Span,
                Name = subnet.IsKnown ? subnet.Value : name.Value,
                Key = key + ".subnets." + index.ToString(CultureInfo.InvariantCulture),
                Presence = presence,
                Subnet = subnet,
                Gateway = isPlain && gateways.Count == 1 ? gateways[0] : null,
                IpRange = isPlain && ranges.Count == 1 ? ranges[0] : null,
                AuxAddresses = isPlain ? line.All("aux-address").Select(Auxiliary).OfType<HostsEntry>().ToImmutableArray() : ImmutableArray<HostsEntry>.Empty,
            }).ToImmutableArray(),
            IsOpen = line.Open is not null || command.IsConditional || !isPlain || line.Last("config-from") is not null,
        };
    }

    /// <summary><c>--aux-address router=192.168.1.5</c>.</summary>
    private static HostsEntry? Auxiliary(Located<string> written) =>
        written.TryGet(out var text) && text.IndexOf('=') is > 0 and var at ? new HostsEntry(text.Substring(0, at), written.Select(_ => text.Substring(at + 1))) : null;

    // --opt encrypted is a key without a value (opts.MapOpts).
    private static DriverOption Option(Located<string> written)
    {
        if (!written.TryGet(out var text))
            return new DriverOption("", written);
        var equals = text.IndexOf('=');
        return equals < 0 ? new DriverOption(text, written.Select(_ => "")) : new DriverOption(text.Substring(0, equals), written.Select(_ => text.Substring(equals + 1)));
    }

    private void Connect(ScriptCommand command, CommandLine line, string scope)
    {
        if (line.Operands.Length != 2 || !line.Operands[1].TryGet(out var name))
            return;
        foreach (var container in Named(name, scope))
            container.Connections.Add((command, line, line.Operands[0]));
    }

    private void Update(ScriptCommand command, CommandLine line, string scope)
    {
        if (line.Operands.Length != 1 || !line.Operands[0].TryGet(out var name))
            return;
        foreach (var service in Named(name, scope))
            service.Updates.Add((command, line));
    }

    private void Disconnect(CommandLine line, string scope)
    {
        // An unquoted variable may be any number of words: the network then.
        var isWhole = line.Operands.Length == 2;
        if ((!isWhole && (line.Open is null || line.Operands.Length != 1)) || !line.Operands[line.Operands.Length - 1].TryGet(out var name))
            return;
        foreach (var container in Named(name, scope))
            container.Disconnections.Add(isWhole ? line.Operands[0] : Located<string>.Unknown(line.Open!, line.Operands[0].Span));
    }

    private void End(CommandLine line, string scope)
    {
        if (line.Open is not null || line.Operands.IsEmpty || line.Operands.Any(operand => !operand.IsKnown))
        {
            // docker rm -f $(docker ps -aq)
            foreach (var container in _containers)
                container.IsEnded = true;
            return;
        }

        foreach (var operand in line.Operands)
            foreach (var container in Named(operand.Value, scope))
                container.IsEnded = true;
    }

    private void Remove(CommandLine line, string scope)
    {
        foreach (var operand in line.Operands)
            if (operand.TryGet(out var name) && !_containers.Any(container => container.Networks.Concat(container.Connected).Any(use => use.Name == name)))
                _networks.RemoveAll(made => made.Name.Value == name && made.Scope == scope);
    }

    private IEnumerable<ScriptContainer> Named(string name, string scope) =>
        _containers.Where(container => container.PastAt is null && container.Scope == scope && container.Line.Last("name") is { IsKnown: true } given && given.Value == name);

    private Declarations Finish()
    {
        var networks = ImmutableArray.CreateBuilder<NetworkDeclaration>();
        networks.AddRange(_networks.Select(made => Network(made, PresenceOf(made.Scope))));
        var declared = new HashSet<string>(networks.Select(network => network.Presence.RunScope + "\n" + network.LocalName), StringComparer.Ordinal);
        var workloads = ImmutableArray.CreateBuilder<Workload>();
        foreach (var container in _containers)
        {
            var presence = PresenceOf(container.PastAt is { } moment ? (container.Scope + " before " + moment.ToString(CultureInfo.InvariantCulture)).Trim() : container.Scope);
            foreach (var use in container.Networks.Concat(container.Connected))
            {
                if (declared.Add(presence.RunScope + "\n" + use.Name))
                    networks.Add(_networks.Find(made => made.Name.Value == use.Name && made.Scope == container.Scope) is { } made ? Network(made, presence) : Joined(use, container, presence));
            }

            workloads.Add(container.ToWorkload(presence));
        }

        return new Declarations { Networks = networks.ToImmutable(), Workloads = workloads.ToImmutable() };
    }

    /// <summary>A network that somebody else makes.</summary>
    private static NetworkDeclaration Joined(ScriptContainer.Use use, ScriptContainer container, Presence presence) => new()
    {
        Span = use.Written.Span,
        Context = use.Command.Span,
        Name = use.Name,
        Key = container.Key + ".networks." + use.Name,
        Presence = presence,
        LocalName = use.Name,
        RealName = use.Written.Select(_ => use.Name),
        IsExternal = true,
    };
}
