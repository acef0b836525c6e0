using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Compose.Lowering;

/// <summary>Lowers services. In a stack the keys that <c>docker stack deploy</c> ignores are left out (engine case stack-ignored-keys).</summary>
internal sealed class ServiceLowering(Presence project, LoweringOptions options)
{
    private bool IsStack => project.Target == DeploymentTarget.Stack;

    public Workload Lower(ComposeService service)
    {
        var presence = service.Profiles.Count == 0 || IsStack ? project : project with
        {
            Profiles = service.Profiles.Items.Where(profile => profile.IsKnown).Select(profile => profile.Value)
                .OrderBy(profile => profile, StringComparer.Ordinal).ToImmutableArray(),
        };
        var mode = IsStack ? null : Mode(service);
        var listeners = options.Listeners?.Invoke(service);
        var built = options.Images?.Invoke(service);
        return new Workload
        {
            Span = service.NameSpan,
            Context = service.Context,
            Name = service.Name,
            Key = service.Key,
            Origin = service.Origin,
            Presence = presence,
            Kind = IsStack ? WorkloadKind.SwarmService : WorkloadKind.ComposeService,
            ServiceName = service.Name,
            OpenParts = OpenParts(service) | (listeners is null ? WorkloadParts.Listeners : WorkloadParts.None),
            Image = service.Image,
            Replicas = service.Replicas,
            IsGlobal = service.Deploy?.Mode is { IsKnown: true, Value: "global" or "global-job" } && IsStack,
            EndpointMode = service.Deploy?.EndpointMode,
            Placement = IsStack ? PlacementOf(service.Deploy) : Placement.Anywhere,
            Mode = mode,
            Attachments = mode is not null ? ImmutableArray<Attachment>.Empty
                : service.NetworkMode is not null ? ImmutableArray.Create(Default(service, presence))
                : service.Networks.Items.Select(network => Attachment(network, presence)).ToImmutableArray(),
            Ports = service.Ports.Items.Select(port => Port(port, presence)).ToImmutableArray(),
            Exposed = service.Expose.Items.Select(expose => new ExposedPort(expose.Ports, ParseProtocol(expose.Protocol))).ToImmutableArray(),
            ContainerName = IsStack ? null : service.ContainerName,
            Hostname = service.Hostname,
            DomainName = IsStack ? null : service.Domainname,
            Links = IsStack ? ImmutableArray<Link>.Empty : Links(service.Links, isExternal: false).AddRange(Links(service.ExternalLinks, isExternal: true)),
            ExtraHosts = service.ExtraHosts.Items.Select(host => new HostsEntry(host.Name, host.Address)).ToImmutableArray(),
            NameServers = service.Dns.Items,
            Dependencies = service.DependsOn.Items.Select(Dependency).ToImmutableArray(),
            IsBuilt = service.Build is not null,
            Built = built,
            Health = service.Healthcheck is not { } health ? HealthCheck.OfImage : health.IsDisabled ? HealthCheck.Disabled : HealthCheck.Given,
            MacAddress = service.MacAddress,
            PlatformName = service.Platform,
            LogDriver = service.Logging?.Driver,
            HostAccess = HostAccessLowering.Lower(service, presence),
            Variables = service.Environment.Items.Select(entry => Variable(entry, presence)).ToImmutableArray(),
            Words = Words(service, presence),
            HasSwarmKeys = HasSwarmKeys(service.Deploy),
            Listeners = listeners ?? built?.Listeners ?? ImmutableArray<Listener>.Empty,
        };
    }

    private static WorkloadParts OpenParts(ComposeService service)
    {
        var open = WorkloadParts.None;
        if (service.Networks.IsOpen)
            open |= WorkloadParts.Attachments;
        if (service.Ports.IsOpen)
            open |= WorkloadParts.Ports;
        if (service.Links.IsOpen || service.ExternalLinks.IsOpen || service.ExtraHosts.IsOpen)
            open |= WorkloadParts.Names;
        return open;
    }

    private static Placement PlacementOf(ComposeDeploy? deploy) => deploy is null ? Placement.Anywhere : new Placement
    {
        Constraints = deploy.Constraints.Items.Select(PlacementConstraint.Parse).ToImmutableArray(),
        MaxPerNode = deploy.MaxReplicasPerNode,
    };

    private static NetworkMode? Mode(ComposeService service)
    {
        if (service.NetworkMode is not { } written)
            return null;
        var text = written.Select(mode => mode.Target ?? mode.Kind.ToString());
        if (!written.TryGet(out var mode))
            return new NetworkMode(NetworkModeKind.Unknown, text);
        return mode.Kind switch
        {
            // "default" is the engine's word for its default network, the bridge (moby runconfig DefaultDaemonNetworkMode).
            NamespaceModeKind.Bridge or NamespaceModeKind.Default => new NetworkMode(NetworkModeKind.Bridge, text),
            NamespaceModeKind.Host => new NetworkMode(NetworkModeKind.Host, text),
            NamespaceModeKind.None => new NetworkMode(NetworkModeKind.None, text),
            NamespaceModeKind.Service => new NetworkMode(NetworkModeKind.Service, text, mode.Target ?? ""),
            NamespaceModeKind.Container => new NetworkMode(NetworkModeKind.Container, text, mode.Target ?? ""),
            _ => new NetworkMode(NetworkModeKind.Network, text, mode.Target ?? ""),
        };
    }

    /// <summary>A stack ignores network_mode, and so the service joins the default network (engine-lab on 26.1).</summary>
    private static Attachment Default(ComposeService service, Presence presence) => new()
    {
        Span = service.NameSpan,
        Context = service.Context,
        Name = "default",
        Key = service.Key + ".networks.default",
        Presence = presence,
        NetworkName = "default",
        IsImplicit = true,
    };

    private static Attachment Attachment(ServiceNetwork network, Presence presence) => new()
    {
        Span = network.Span,
        Context = network.Context,
        Name = network.Name,
        Key = network.Key,
        Origin = network.Origin,
        Presence = presence,
        NetworkName = network.Name,
        IPv4Address = network.Ipv4Address,
        IPv6Address = network.Ipv6Address,
        Aliases = network.Aliases.Items,
        Priority = network.Priority,
        GatewayPriority = network.GatewayPriority,
        LinkLocalAddresses = network.LinkLocalIps.Items,
        MacAddress = network.MacAddress,
        InterfaceName = network.InterfaceName,
        IsImplicit = !network.IsDeclared,
    };

    private static PublishedPort Port(ComposePort port, Presence presence) => new()
    {
        Span = port.Span,
        Context = port.Context,
        Name = port.Name,
        Key = port.Key,
        Origin = port.Origin,
        Presence = presence,
        HostIp = port.HostIp,
        Host = port.Published,
        Container = port.Target,
        Protocol = port.Protocol.Select(ParseProtocol),
        Malformed = port.Malformed,
        UnknownProtocol = port.Protocol is { IsKnown: true, Value: not ("" or "tcp" or "udp" or "sctp") } protocol ? protocol : null,
        Mode = port.Mode.Select(mode => mode == "host" ? PublishMode.Host : PublishMode.Ingress),
    };

    private static Protocol ParseProtocol(string text) =>
        string.Equals(text, "udp", StringComparison.OrdinalIgnoreCase) ? Protocol.Udp
        : string.Equals(text, "sctp", StringComparison.OrdinalIgnoreCase) ? Protocol.Sctp : Protocol.Tcp;

    private static ImmutableArray<Link> Links(LocatedList<ComposeReference> links, bool isExternal) =>
        links.Items.Select(link => new Link(link.Target, link.Alias is { IsKnown: true } alias ? alias.Value : link.Target.IsKnown ? link.Target.Value : "", isExternal)).ToImmutableArray();

    private static Dependency Dependency(ServiceDependency dependency) =>
        new(new Located<string>(dependency.Name, dependency.Span, dependency.Origin), dependency.Required)
        {
            WaitsForHealth = dependency.Condition is { IsKnown: true, Value: DependencyCondition.Healthy },
            ConditionSpan = dependency.Condition.Span,
        };

    private static Variable Variable(ComposeEntry entry, Presence presence) => new()
    {
        Span = entry.Span,
        Context = entry.Context,
        Name = entry.Name,
        Key = entry.Key,
        Origin = entry.Origin,
        Presence = presence,
        Value = entry.Value,
        IsSecret = entry.IsSecret,
    };

    private static ImmutableArray<Setting> Words(ComposeService service, Presence presence)
    {
        var words = ImmutableArray.CreateBuilder<Setting>();
        Add("entrypoint", service.Entrypoint?.Words.Items);
        Add("command", service.Command?.Words.Items);
        Add("healthcheck", service.Healthcheck?.Test.Items);
        return words.ToImmutable();

        void Add(string key, ImmutableArray<Located<string>>? items)
        {
            foreach (var word in items ?? ImmutableArray<Located<string>>.Empty)
                words.Add(HostAccessLowering.Setting(service, presence, key, word));
        }
    }

    /// <summary>Keys of <c>deploy</c> that Docker Compose does not heed (compose-spec deploy.md; docker compose pkg/compose reads replicas, resources, restart_policy alone).</summary>
    private static bool HasSwarmKeys(ComposeDeploy? deploy) =>
        deploy is not null && (deploy.EndpointMode is not null || deploy.Constraints.Count > 0 || deploy.MaxReplicasPerNode is not null
            || deploy.Mode is not null || deploy.Node["placement"] is not null || deploy.Node["update_config"] is not null || deploy.Node["rollback_config"] is not null);
}
