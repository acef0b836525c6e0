using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Reading;

/// <summary>Reads the parts of a service that are mappings or lists of them.</summary>
internal static class PartReader
{
    /// <summary>The build section.</summary>
    public static ComposeBuild? Build(NodeReader service, YamlEntry entry)
    {
        if (service.Below("build") is not { } build)
            return null;
        service.Mapping.TryGet("build", out var key);
        return new ComposeBuild
        {
            Span = key.Key.Span,
            Context = service.Context,
            Name = entry.Key.Value,
            Key = build.Key,
            Origin = build.Origin,
            BuildContext = build.NonBlank("context"),
            Dockerfile = build.NonBlank("dockerfile"),
            DockerfileInline = build.NonBlank("dockerfile_inline"),
            Target = build.NonBlank("target"),
            Arguments = build.Pairs("args"),
            AdditionalContexts = build.Pairs("additional_contexts"),
            Platforms = build.Texts("platforms"),
            Network = build.NonBlank("network"),
            ExtraHosts = ExtraHosts(build),
            Tags = build.Texts("tags"),
            Privileged = build.Flag("privileged"),
            Secrets = new LocatedList<ComposeReference>(Grants(build, "secrets").Items.Select(g => new ComposeReference
            {
                Span = g.Span,
                Context = g.Context,
                Name = g.Name,
                Key = g.Key,
                Origin = g.Origin,
                Target = g.Source,
            }).ToImmutableArray()),
        };
    }

    /// <summary>A command: a list of words, or a text that a shell would split.</summary>
    public static ComposeCommand? Command(NodeReader service, string key)
    {
        switch (service.Mapping[key])
        {
            case YamlSequence:
                return new ComposeCommand(service.Texts(key), IsString: false);
            case YamlScalar { UnknownReason: { } reason } unknown:
                return new ComposeCommand(new LocatedList<Located<string>>(ImmutableArray.Create(Located<string>.Unknown(reason, unknown.Span, unknown.Origin)), reason), IsString: true);
            case YamlScalar { IsNull: false } scalar:
                var origin = Nodes.Join(service.Origin, scalar.Origin);
                return new ComposeCommand(new LocatedList<Located<string>>(ShellWords.Split(scalar.GoText()).Select(w => new Located<string>(w, scalar.Span, origin)).ToImmutableArray()), IsString: true);
            default:
                return null;
        }
    }

    /// <summary>The health check.</summary>
    public static ComposeHealthcheck? Healthcheck(NodeReader service)
    {
        if (service.Below("healthcheck") is not { } check)
            return null;
        service.Mapping.TryGet("healthcheck", out var key);
        var test = check.Texts("test");
        if (check.Mapping["test"] is YamlScalar { IsNull: false } shell)
            test = new LocatedList<Located<string>>(test.Items.Insert(0, new Located<string>("CMD-SHELL", shell.Span, check.Origin)), test.OpenReason);
        return new ComposeHealthcheck
        {
            Span = key.Key.Span,
            Context = service.Context,
            Name = "healthcheck",
            Key = check.Key,
            Origin = check.Origin,
            IsDisabled = check.Flag("disable") is { IsKnown: true, Value: true } || (test.Count > 0 && test[0] is { IsKnown: true, Value: "NONE" }),
            Test = test,
            Interval = check.NonBlank("interval"),
            Timeout = check.NonBlank("timeout"),
            Retries = check.Number("retries"),
            StartPeriod = check.NonBlank("start_period"),
        };
    }

    /// <summary>The deployment section.</summary>
    public static ComposeDeploy? Deploy(NodeReader service)
    {
        if (service.Below("deploy") is not { } deploy)
            return null;
        service.Mapping.TryGet("deploy", out var key);
        var limits = deploy.Below("resources")?.Below("limits");
        return new ComposeDeploy
        {
            Span = key.Key.Span,
            Context = service.Context,
            Name = "deploy",
            Key = deploy.Key,
            Origin = deploy.Origin,
            Node = deploy.Mapping,
            Mode = deploy.NonBlank("mode"),
            Replicas = deploy.Number("replicas"),
            EndpointMode = deploy.NonBlank("endpoint_mode"),
            Constraints = deploy.Below("placement")?.Texts("constraints") ?? default,
            MaxReplicasPerNode = deploy.Below("placement")?.Number("max_replicas_per_node"),
            UpdateOrder = deploy.Below("update_config")?.NonBlank("order"),
            RestartCondition = deploy.Below("restart_policy")?.NonBlank("condition"),
            LimitCpus = limits?.NonBlank("cpus"),
            LimitMemory = limits?.NonBlank("memory"),
            Labels = deploy.Pairs("labels"),
        };
    }

    /// <summary>The logging section.</summary>
    public static ComposeLogging? Logging(NodeReader service)
    {
        if (service.Below("logging") is not { } logging)
            return null;
        service.Mapping.TryGet("logging", out var key);
        return new ComposeLogging
        {
            Span = key.Key.Span,
            Context = service.Context,
            Name = "logging",
            Key = logging.Key,
            Origin = logging.Origin,
            Driver = logging.NonBlank("driver"),
            Options = logging.Pairs("options"),
        };
    }

    /// <summary>Lines for the hosts file; several addresses of one name are several lines.</summary>
    public static LocatedList<ExtraHost> ExtraHosts(NodeReader reader)
    {
        if (reader.Mapping["extra_hosts"] is not { } node)
            return new LocatedList<ExtraHost>(ImmutableArray<ExtraHost>.Empty, reader.OpenReason);
        var hosts = ImmutableArray.CreateBuilder<ExtraHost>();
        var inherited = Nodes.Join(reader.Origin, node.Origin);
        string? open = null;
        void Add(YamlScalar name, YamlScalar address)
        {
            if (name.UnknownReason is { } reason)
            {
                open ??= reason;
                return;
            }

            var text = address.Value;
            if (text.Length > 2 && text[0] == '[' && text[text.Length - 1] == ']')
                address = Nodes.Part(address, 1, text.Length - 2);
            hosts.Add(new ExtraHost
            {
                Span = name.Span,
                Context = reader.Context,
                Name = name.Value,
                Key = $"{reader.Key}.extra_hosts.{name.Value}={(address.UnknownReason is null ? address.Value : address.Span.Text)}",
                Origin = Nodes.Join(inherited, name.Origin),
                Address = NodeReader.Text(address, inherited) ?? new Located<string>("", address.Span, inherited),
            });
        }

        if (node is YamlMapping mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                foreach (var address in entry.Value is YamlSequence many ? many.Items : ImmutableArray.Create(entry.Value))
                {
                    if (address is YamlScalar scalar)
                        Add(entry.Key, scalar);
                }
            }
        }
        else if (node is YamlSequence list)
        {
            foreach (var item in list.Items.OfType<YamlScalar>())
            {
                var separator = item.Value.IndexOf('=') is var equals and >= 0 ? equals : item.Value.IndexOf(':');
                if (separator < 0)
                {
                    open ??= item.UnknownReason;
                    if (item.UnknownReason is null)
                        Add(item, new YamlScalar("", ScalarStyle.DoubleQuoted, item.Span, null, item.Origin));
                    continue;
                }

                var start = separator + 1;
                foreach (var address in item.Value.Substring(start).Split(','))
                {
                    Add(Nodes.Part(item, 0, separator), Nodes.Part(item, start, address.Length));
                    start += address.Length + 1;
                }
            }
        }

        return new LocatedList<ExtraHost>(hosts.ToImmutable(), open);
    }

    /// <summary>The env_file entries.</summary>
    public static LocatedList<ComposeEnvFile> EnvFiles(NodeReader service) => List(service, "env_file", static (reader, name) =>
        reader.Text("path") is not { } path ? null : new ComposeEnvFile
        {
            Span = path.Span,
            Context = reader.Context,
            Name = path.Span.Text,
            Key = $"{reader.Key}.{name(path)}",
            Origin = path.Origin,
            Path = path,
            Required = reader.Flag("required") is not { IsKnown: true, Value: false },
        });

    /// <summary>Mounts.</summary>
    public static LocatedList<ComposeMount> Mounts(NodeReader service) => List(service, "volumes", static (reader, name) =>
    {
        var target = reader.NonBlank("target");
        var source = reader.NonBlank("source");
        var span = target?.Span ?? reader.Mapping.Span;
        var shown = target is { } t ? name(t) : source is { } s ? name(s) : "";
        return new ComposeMount
        {
            Span = source?.Span ?? span,
            Context = reader.Context,
            Name = shown,
            Key = $"{reader.Key}.{shown}",
            Origin = reader.Origin,
            Type = reader.Text("type") ?? new Located<string>("volume", span, reader.Origin),
            Source = source,
            Target = target,
            ReadOnly = reader.Flag("read_only"),
            IsLongSyntax = reader.Mapping.Tag != Nodes.ShortSyntax,
        };
    });

    /// <summary>Secrets or configs granted.</summary>
    public static LocatedList<ComposeGrant> Grants(NodeReader service, string key) => List(service, key, static (reader, name) =>
        reader.Text("source") is not { } source ? null : new ComposeGrant
        {
            Span = source.Span,
            Context = reader.Context,
            Name = name(source),
            Key = $"{reader.Key}.{name(source)}{(reader.Text("target") is { } t && t.Span != source.Span ? ":" + name(t) : "")}",
            Origin = source.Origin,
            Source = source,
            Target = reader.NonBlank("target"),
        });

    /// <summary>Devices.</summary>
    public static LocatedList<ComposeDevice> Devices(NodeReader service) => List(service, "devices", static (reader, name) =>
        reader.Text("source") is not { } source ? null : new ComposeDevice
        {
            Span = source.Span,
            Context = reader.Context,
            Name = name(source),
            Key = $"{reader.Key}.{name(source)}",
            Origin = source.Origin,
            Source = source,
            Target = reader.NonBlank("target"),
            Permissions = reader.NonBlank("permissions"),
        });

    private static LocatedList<T> List<T>(NodeReader service, string key, Func<NodeReader, Func<Located<string>, string>, T?> read)
        where T : ComposeElement
    {
        if (service.Mapping[key] is not YamlSequence list)
            return new LocatedList<T>(ImmutableArray<T>.Empty, service.OpenReason);
        var inherited = Nodes.Join(service.Origin, list.Origin);
        var elements = ImmutableArray.CreateBuilder<T>(list.Items.Length);
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        string? open = null;
        foreach (var item in list.Items)
        {
            if (item is not YamlMapping mapping)
            {
                open ??= (item as YamlScalar)?.UnknownReason;
                continue;
            }

            var reader = new NodeReader(mapping, $"{service.Key}.{key}", service.Context, Nodes.Join(inherited, mapping.Origin), isOpen: false);
            if (read(reader, static value => value.IsKnown && !Nodes.IsFromEnvironment(value.Origin) ? value.Value : value.Span.Text) is not { } element)
                continue;
            keys.TryGetValue(element.Key, out var before);
            keys[element.Key] = before + 1;
            elements.Add(before == 0 ? element : element with { Key = $"{element.Key}#{before + 1}" });
        }

        return new LocatedList<T>(elements.ToImmutable(), open);
    }
}
