using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.CSharp.Lowering;

/// <summary>
/// Lowers what C# makes to declarations. What one type's code makes runs together; what two test classes make may never meet, and is kept apart.
/// </summary>
public static class CSharpLowering
{
    /// <summary>The workloads and networks of a project.</summary>
    public static Declarations Lower(CSharpModel model)
    {
        var networks = ImmutableArray.CreateBuilder<NetworkDeclaration>();
        var workloads = ImmutableArray.CreateBuilder<Workload>();
        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var network in model.Networks)
        {
            declared.Add(network.DeclaringType + "\n" + LocalName(network));
            networks.Add(Network(network, PresenceOf(model, network.DeclaringType, null)));
        }

        foreach (var container in model.Containers)
        {
            // What a swarm runs is told apart from the containers of the node, as a stack's services are.
            var presence = PresenceOf(model, container.DeclaringType, container.Platform) with { Target = container.Swarm is null ? DeploymentTarget.Containers : DeploymentTarget.Stack };
            foreach (var use in container.Networks)
            {
                if (LocalName(use, model) is { } name && declared.Add((container.Swarm is null ? "" : "swarm\n") + presence.RunScope + "\n" + name))
                    networks.Add(Joined(use, name, presence, model));
            }

            workloads.Add(Workload(container, model, presence));
        }

        return new Declarations
        {
            Networks = networks.ToImmutable(),
            Workloads = workloads.ToImmutable().AddRange(AspireLowering.Lower(model)),
        }.Concat(PublishLowering.Lower(model));
    }

    private static Presence PresenceOf(CSharpModel model, string declaringType, Platform? platform) =>
        new(model.Project.Name, DeploymentTarget.Containers) { RunScope = declaringType, Platform = platform };

    private static NetworkDeclaration Network(NetworkFact network, Presence presence) => new()
    {
        Span = network.Span,
        Context = network.Context,
        Name = network.Name,
        Key = network.Key,
        Presence = presence,
        LocalName = LocalName(network),
        RealName = network.NetworkName ?? new Located<string>(network.Key, network.Span),
        DriverName = network.Driver,
        Internal = network.Internal,
        Attachable = network.Attachable,
        Options = network.Options,
        Pools = network.Pools.Select(pool => Pool(pool, presence)).ToImmutableArray(),
        IsOpen = network.Open is not null,
    };

    private static AddressPool Pool(PoolFact pool, Presence presence) => new()
    {
        Span = pool.Span,
        Context = pool.Context,
        Name = pool.Name,
        Key = pool.Key,
        Presence = presence,
        Subnet = pool.Subnet,
        Gateway = pool.Gateway,
        IpRange = pool.Range,
    };

    /// <summary>A network that somebody else makes, or that another type's code makes, as this container's scope knows it.</summary>
    private static NetworkDeclaration Joined(NetworkUse use, string name, Presence presence, CSharpModel model)
    {
        var made = model.Networks.FirstOrDefault(network => network.Key == use.NetworkKey);
        return new NetworkDeclaration
        {
            Span = use.Span,
            Context = use.Context,
            Name = use.Name,
            Key = use.Key,
            Presence = presence,
            LocalName = name,
            RealName = made?.NetworkName ?? use.NetworkName ?? new Located<string>(name, use.Span),
            IsExternal = true,
        };
    }

    /// <summary>How messages call a network, and what joins it by: its name, else the variable that holds it.</summary>
    private static string LocalName(NetworkFact network) => network.NetworkName is { IsKnown: true, Value.Length: > 0 } name ? name.Value : network.Name;

    private static string? LocalName(NetworkUse use, CSharpModel model) =>
        model.Networks.FirstOrDefault(network => network.Key == use.NetworkKey) is { } made ? LocalName(made)
        : use.NetworkName is { IsKnown: true } name ? name.Value : null;

    private static Workload Workload(ContainerFact container, CSharpModel model, Presence presence)
    {
        var attachments = container.Networks.Where(use => !use.IsConditional)
            .Select(use => (Use: use, Name: LocalName(use, model)))
            .Where(pair => pair.Name is not null)
            .Select(pair => Attachment(pair.Use, pair.Name!, container, presence))
            .ToImmutableArray();
        return new Workload
        {
            Span = container.Span,
            Context = container.Context,
            Name = container.Name,
            Key = container.Key,
            Presence = presence,
            Kind = container.Swarm is not null ? WorkloadKind.SwarmService : model.Project.IsTest || container.Api == ContainerApi.Testcontainers ? WorkloadKind.TestContainer : WorkloadKind.Container,
            ServiceName = ServiceName(container.Key),
            OpenParts = OpenParts(container),
            Image = container.Image,
            Replicas = container.Swarm?.Replicas,
            IsGlobal = container.Swarm is { IsGlobal: true },
            EndpointMode = container.Swarm?.EndpointMode,
            Mode = Mode(container, attachments),
            Attachments = attachments,
            Ports = container.Publishes.Where(port => !port.IsConditional && !port.IsModuleDefault).Select(port => Port(port, presence)).ToImmutableArray(),
            PublishesAll = container.PublishesAll,
            Exposed = container.Exposed.Select(port => new ExposedPort(port.Select(number => new PortRange(number)), Protocol.Tcp)).ToImmutableArray(),
            ContainerName = container.ContainerName,
            Hostname = container.Hostname,
            ExtraHosts = container.ExtraHosts,
            Variables = container.Environment.Where(variable => variable.Variable.IsKnown).Select(variable => Variable(variable, container, presence)).ToImmutableArray(),
            HostAccess = new HostAccess
            {
                Privileged = container.Privileged is { } privileged ? Setting("privileged", privileged.Select(_ => "true"), container, presence) : null,
                Capabilities = container.Capabilities.Select(capability => Setting("cap_add", capability, container, presence, isOneOfSeveral: true)).ToImmutableArray(),
                HostNamespaces = container.HostNamespaces.Select(space => Setting(space.Key, space.Value, container, presence)).ToImmutableArray(),
                SecurityOptions = container.SecurityOptions.Select(option => Setting("security_opt", option, container, presence, isOneOfSeveral: true)).ToImmutableArray(),
                Mounts = container.SocketMounts.Select(mount => Mount(mount, container, presence)).ToImmutableArray(),
            },
        };
    }

    private static Variable Variable(EnvironmentFact variable, ContainerFact container, Presence presence) => new()
    {
        Span = variable.Variable.Span,
        Context = container.Context,
        Name = variable.Variable.Value,
        Key = container.Key + ".environment." + variable.Variable.Value,
        Presence = presence,
        // What the host's own address stands in is said of the code (HostAddressInsideContainer).
        Value = variable.HostSide is null ? variable.Value : Located<string>.Unknown("the host's own address", variable.Value.Span),
    };

    private static Setting Setting(string key, Located<string> value, ContainerFact container, Presence presence, bool isOneOfSeveral = false) => new()
    {
        Span = value.Span,
        Context = container.Context,
        Name = key,
        Key = container.Key + "." + key + (isOneOfSeveral ? "." + (value.TryGet(out var text) ? text : "?") : ""),
        Presence = presence,
        Value = value,
    };

    private static HostMount Mount(Located<string> written, ContainerFact container, Presence presence)
    {
        var parts = written.Value.Split(':');
        return new HostMount
        {
            Span = written.Span,
            Context = container.Context,
            Name = parts[0],
            Key = container.Key + ".mounts." + parts[0],
            Presence = presence,
            Source = written.Select(_ => parts[0]),
            Target = parts.Length > 1 ? written.Select(_ => parts[1]) : null,
            IsReadOnly = parts.Length > 2 && parts[2].Split(',').Contains("ro"),
        };
    }

    /// <summary>A name that is unique in the project: the path of the code, <c>OrderTests._db</c>.</summary>
    internal static string ServiceName(string key) => key.StartsWith("csharp.", StringComparison.Ordinal) ? key.Substring("csharp.".Length) : key;

    private static WorkloadParts OpenParts(ContainerFact container)
    {
        var open = WorkloadParts.Listeners;
        if (container.OpenPublishes is not null || container.Publishes.Any(port => port.IsConditional))
            open |= WorkloadParts.Ports;
        if (container.OpenNetworks is not null || container.Networks.Any(use => use.IsConditional || use.NetworkKey is null && use.NetworkName is not { IsKnown: true }))
            open |= WorkloadParts.Attachments | WorkloadParts.Names;
        return open;
    }

    private static NetworkMode? Mode(ContainerFact container, ImmutableArray<Attachment> attachments)
    {
        if (container.NetworkMode is { } written)
        {
            var mode = Parse(written);
            return container.IsNetworkModeConditional ? new NetworkMode(NetworkModeKind.Unknown, written) : mode;
        }

        // Without a mode and a network the engine attaches its default bridge; a swarm's task has none.
        return container.Swarm is null && attachments.IsEmpty && container.Networks.IsEmpty && container.OpenNetworks is null
            ? new NetworkMode(NetworkModeKind.Bridge, new Located<string>("bridge", container.Span))
            : null;
    }

    /// <summary>A network mode in the engine's spelling.</summary>
    internal static NetworkMode Parse(Located<string> written)
    {
        if (!written.TryGet(out var text))
            return new NetworkMode(NetworkModeKind.Unknown, written);
        const string container = "container:";
        if (text.StartsWith(container, StringComparison.Ordinal))
            return new NetworkMode(NetworkModeKind.Container, written, text.Substring(container.Length));
        return text switch
        {
            "host" => new NetworkMode(NetworkModeKind.Host, written),
            "none" => new NetworkMode(NetworkModeKind.None, written),
            "" or "default" or "bridge" or "nat" => new NetworkMode(NetworkModeKind.Bridge, written),
            _ => new NetworkMode(NetworkModeKind.Network, written, text),
        };
    }

    private static Attachment Attachment(NetworkUse use, string name, ContainerFact container, Presence presence) => new()
    {
        Span = use.Span,
        Context = use.Context,
        Name = use.Name,
        Key = use.Key,
        Presence = presence,
        NetworkName = name,
        Aliases = container.Aliases.AddRange(use.Aliases),
        IPv4Address = use.IPv4Address,
    };

    /// <summary>A binding of a container's port.</summary>
    internal static PublishedPort Port(PublishFact port, Presence presence) => new()
    {
        Span = port.Span,
        Context = port.Context,
        Name = port.Name,
        Key = port.Key,
        Origin = port.Origin,
        Presence = presence,
        HostIp = port.HostAddress,
        Host = port.HostPort,
        Container = port.ContainerPort.Select(number => new PortRange(number)),
        Protocol = new Located<Protocol>(port.Protocol, port.Span),
        Mode = port.Mode,
    };
}
