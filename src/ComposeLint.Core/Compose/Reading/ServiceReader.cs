using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Reading;

/// <summary>Reads one service of the canonical model.</summary>
internal static class ServiceReader
{
    /// <summary>The typed service.</summary>
    public static ComposeService Read(YamlEntry entry, YamlMapping node, IReadOnlyDictionary<string, ComposeReference> extends)
    {
        var name = entry.Key.Value;
        var context = Nodes.Cover(entry.Key.Span, node.Span);
        var reader = new NodeReader(node, "services." + name, context, node.Origin, isOpen: false);
        extends.TryGetValue(name, out var extended);
        return new ComposeService
        {
            Span = entry.Key.Span,
            NameSpan = entry.Key.Span,
            Context = context,
            Name = name,
            Key = reader.Key,
            Origin = Nodes.Join(node.Origin, entry.Key.Origin),
            Node = node,
            Extends = extended,
            Image = reader.NonBlank("image"),
            Build = PartReader.Build(reader, entry),
            ContainerName = reader.NonBlank("container_name"),
            Hostname = reader.NonBlank("hostname"),
            Domainname = reader.NonBlank("domainname"),
            Networks = Networks(reader),
            NetworkMode = reader.Namespace("network_mode"),
            Ports = PortReader.Ports(reader),
            Expose = PortReader.Expose(reader),
            Links = References(reader, "links"),
            ExternalLinks = References(reader, "external_links"),
            ExtraHosts = PartReader.ExtraHosts(reader),
            DependsOn = Dependencies(reader),
            Dns = reader.Texts("dns"),
            DnsSearch = reader.Texts("dns_search"),
            DnsOptions = reader.Texts("dns_opt"),
            MacAddress = reader.NonBlank("mac_address"),
            Environment = reader.Pairs("environment"),
            EnvFiles = PartReader.EnvFiles(reader),
            Command = PartReader.Command(reader, "command"),
            Entrypoint = PartReader.Command(reader, "entrypoint"),
            Healthcheck = PartReader.Healthcheck(reader),
            Deploy = PartReader.Deploy(reader),
            Scale = reader.Number("scale"),
            Profiles = reader.Texts("profiles"),
            Labels = reader.Pairs("labels"),
            Volumes = PartReader.Mounts(reader),
            VolumesFrom = References(reader, "volumes_from"),
            Tmpfs = reader.Texts("tmpfs"),
            Secrets = PartReader.Grants(reader, "secrets"),
            Configs = PartReader.Grants(reader, "configs"),
            Devices = PartReader.Devices(reader),
            Privileged = reader.Flag("privileged"),
            CapAdd = reader.Texts("cap_add"),
            CapDrop = reader.Texts("cap_drop"),
            SecurityOptions = reader.Texts("security_opt"),
            Pid = reader.Namespace("pid"),
            Ipc = reader.Namespace("ipc"),
            Uts = reader.NonBlank("uts"),
            UsernsMode = reader.NonBlank("userns_mode"),
            Cgroup = reader.NonBlank("cgroup"),
            User = reader.NonBlank("user"),
            GroupAdd = reader.Texts("group_add"),
            Restart = reader.NonBlank("restart"),
            Sysctls = reader.Pairs("sysctls"),
            ReadOnly = reader.Flag("read_only"),
            Ulimits = reader.Pairs("ulimits"),
            MemoryLimit = reader.NonBlank("mem_limit"),
            MemoryReservation = reader.NonBlank("mem_reservation"),
            Cpus = reader.NonBlank("cpus"),
            PidsLimit = reader.NonBlank("pids_limit"),
            Logging = PartReader.Logging(reader),
            Platform = reader.NonBlank("platform"),
            Runtime = reader.NonBlank("runtime"),
            PullPolicy = reader.NonBlank("pull_policy"),
            Init = reader.Flag("init"),
            WorkingDirectory = reader.NonBlank("working_dir"),
            HasProvider = node["provider"] is not null,
            Extensions = ResourceReader.Extensions(node),
        };
    }

    private static LocatedList<ServiceNetwork> Networks(NodeReader service)
    {
        if (service.Mapping["networks"] is not YamlMapping mapping)
            return new LocatedList<ServiceNetwork>(ImmutableArray<ServiceNetwork>.Empty, service.OpenReason);
        var networks = ImmutableArray.CreateBuilder<ServiceNetwork>(mapping.Entries.Length);
        string? open = mapping.HasGaps ? service.OpenReason : null;
        var inherited = Nodes.Join(service.Origin, mapping.Origin);
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.UnknownReason is { } reason)
            {
                open ??= reason;
                continue;
            }

            var settings = entry.Value as YamlMapping ?? new YamlMapping(ImmutableArray<YamlEntry>.Empty, entry.Value.Span, null, entry.Value.Origin);
            var reader = new NodeReader(settings, $"{service.Key}.networks.{NodeReader.Shown(entry.Key)}", service.Context, Nodes.Join(inherited, settings.Origin), isOpen: false);
            networks.Add(new ServiceNetwork
            {
                Span = entry.Key.Span,
                Context = service.Context,
                Name = entry.Key.Value,
                Key = reader.Key,
                Origin = Nodes.Join(inherited, entry.Key.Origin),
                IsDeclared = entry.Key.Origin?.Kind != OriginKind.Default,
                Aliases = reader.Texts("aliases"),
                Ipv4Address = reader.NonBlank("ipv4_address"),
                Ipv6Address = reader.NonBlank("ipv6_address"),
                LinkLocalIps = reader.Texts("link_local_ips"),
                MacAddress = reader.NonBlank("mac_address"),
                Priority = reader.Number("priority"),
                GatewayPriority = reader.Number("gw_priority"),
                InterfaceName = reader.NonBlank("interface_name"),
                DriverOptions = reader.Pairs("driver_opts"),
            });
        }

        return new LocatedList<ServiceNetwork>(networks.ToImmutable(), open);
    }

    private static LocatedList<ServiceDependency> Dependencies(NodeReader service)
    {
        if (service.Mapping["depends_on"] is not YamlMapping mapping)
            return new LocatedList<ServiceDependency>(ImmutableArray<ServiceDependency>.Empty, service.OpenReason);
        var dependencies = ImmutableArray.CreateBuilder<ServiceDependency>(mapping.Entries.Length);
        var inherited = Nodes.Join(service.Origin, mapping.Origin);
        string? open = mapping.HasGaps ? service.OpenReason : null;
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.UnknownReason is { } reason)
            {
                open ??= reason;
                continue;
            }

            var reader = new NodeReader(entry.Value as YamlMapping ?? mapping, $"{service.Key}.depends_on.{NodeReader.Shown(entry.Key)}", service.Context, inherited, isOpen: false);
            dependencies.Add(new ServiceDependency
            {
                Span = entry.Key.Span,
                Context = service.Context,
                Name = entry.Key.Value,
                Key = reader.Key,
                Origin = Nodes.Join(inherited, entry.Key.Origin),
                Condition = (reader.Text("condition") ?? new Located<string>("service_started", entry.Key.Span)).Select(Condition),
                Required = reader.Flag("required") is not { IsKnown: true, Value: false },
                Restart = reader.Flag("restart") is { IsKnown: true, Value: true },
                IsImplied = entry.Key.Origin?.Kind == OriginKind.Default,
            });
        }

        return new LocatedList<ServiceDependency>(dependencies.ToImmutable(), open);
    }

    private static DependencyCondition Condition(string text) => text switch
    {
        "service_started" => DependencyCondition.Started,
        "service_healthy" => DependencyCondition.Healthy,
        "service_completed_successfully" => DependencyCondition.CompletedSuccessfully,
        _ => DependencyCondition.Other,
    };

    /// <summary>References such as <c>db:database</c>; one that names a container keeps that prefix in its target.</summary>
    private static LocatedList<ComposeReference> References(NodeReader service, string key)
    {
        if (service.Mapping[key] is not YamlSequence list)
            return new LocatedList<ComposeReference>(ImmutableArray<ComposeReference>.Empty, service.OpenReason);
        var references = ImmutableArray.CreateBuilder<ComposeReference>(list.Items.Length);
        var inherited = Nodes.Join(service.Origin, list.Origin);
        foreach (var item in list.Items)
        {
            if (item is not YamlScalar scalar)
                continue;
            var text = scalar.Value;
            var start = text.StartsWith("container:", StringComparison.Ordinal) ? "container:".Length : 0;
            var colon = text.IndexOf(':', start);
            var target = Nodes.Part(scalar, 0, colon < 0 ? text.Length : colon);
            references.Add(new ComposeReference
            {
                Span = target.Span,
                Context = service.Context,
                Name = NodeReader.Shown(scalar),
                Key = $"{service.Key}.{key}.{NodeReader.Shown(scalar)}",
                Origin = Nodes.Join(inherited, scalar.Origin),
                Target = NodeReader.Text(target, inherited) ?? new Located<string>("", target.Span),
                Alias = colon < 0 ? null : NodeReader.Text(Nodes.Part(scalar, colon + 1, text.Length - colon - 1), inherited),
            });
        }

        return new LocatedList<ComposeReference>(references.ToImmutable());
    }
}
