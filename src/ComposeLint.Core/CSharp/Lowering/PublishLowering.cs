using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.CSharp.Lowering;

/// <summary>
/// Lowers an Aspire app as it is published to Docker Compose: an external endpoint becomes an entry of <c>ports</c>, another one of <c>expose</c>; every service joins
/// one network; what only the app host does (proxies, runtime arguments, aliases) is gone (API.md section 4.4).
/// </summary>
internal static class PublishLowering
{
    /// <summary>The services and networks of the published file; nothing for an app that is not published to one.</summary>
    public static Declarations Lower(CSharpModel model)
    {
        if (model.ComposeEnvironments.Length != 1)
            return Declarations.Empty;
        var environment = model.ComposeEnvironments[0];
        var presence = new Presence(model.Project.Name, DeploymentTarget.Compose) { RunScope = "publish" };
        var standard = environment.DefaultNetwork is { } named ? named.TryGet(out var name) ? name : "?" : ComposeEnvironmentFact.StandardNetwork;
        var networks = environment.Networks.Select(network => Network(network, presence));
        if (!environment.Networks.Any(network => network.Name == standard))
            networks = networks.Append(Standard(environment, standard, presence));
        return new Declarations
        {
            Networks = networks.ToImmutableArray(),
            Workloads = model.Resources.Where(IsPublished).Select(resource => Workload(resource, standard, presence)).ToImmutableArray(),
        };
    }

    private static bool IsPublished(AspireResource resource) =>
        resource.Kind is AspireResourceKind.Container or AspireResourceKind.Project && resource.OnlyIn != AspireScope.Run && !resource.IsNotPublished && resource.ResourceName.IsKnown;

    private static NetworkDeclaration Standard(ComposeEnvironmentFact environment, string name, Presence presence) => new()
    {
        Span = environment.DefaultNetwork?.Span ?? environment.Span,
        Context = environment.Context,
        Name = name,
        Key = environment.Key + ".networks." + name,
        Presence = presence,
        LocalName = name,
        RealName = new Located<string>(name, environment.Span),
    };

    private static NetworkDeclaration Network(PublishedNetwork network, Presence presence) => new()
    {
        Span = network.Span,
        Context = network.Context,
        Name = network.Name,
        Key = network.Key,
        Presence = presence,
        LocalName = network.Name,
        RealName = new Located<string>(network.Name, network.Span),
        DriverName = network.Driver,
        Internal = network.Internal,
        Attachable = network.Attachable,
        Options = network.Options,
        IsExternal = network.External is { IsKnown: true, Value: true },
        IsOpen = network.External is { IsKnown: false },
    };

    private static Workload Workload(AspireResource resource, string network, Presence presence)
    {
        var published = resource.Published ?? new PublishedService();
        var ports = published.Ports.Select(port => CSharpLowering.Port(port, presence));
        if (!published.ReplacesPorts)
            ports = resource.Endpoints.Select(endpoint => Port(endpoint, resource, presence)).OfType<PublishedPort>().Concat(ports);
        var open = WorkloadParts.Listeners | WorkloadParts.Names;
        if (published.OpenPorts is not null || !published.ReplacesPorts && (resource.OpenEndpoints is not null || resource.Endpoints.Any(endpoint => endpoint.IsConditional || endpoint.IsExternal is null)))
            open |= WorkloadParts.Ports;
        if (published.OpenNetworks is not null || published.Networks.Any(item => !item.IsKnown))
            open |= WorkloadParts.Attachments;
        var mode = published.NetworkMode is { } written ? Mode(written) : null;
        return new Workload
        {
            Span = resource.Span,
            Context = resource.Context,
            Name = resource.Name,
            Key = resource.Key + ".published",
            Presence = presence,
            Kind = WorkloadKind.AspireResource,
            ServiceName = resource.ResourceName.Value.ToLowerInvariant(),
            Image = resource.Image,
            OpenParts = open,
            Mode = mode,
            Attachments = mode is not null ? ImmutableArray<Attachment>.Empty : Attachments(resource, published, network, presence).ToImmutableArray(),
            Ports = ports.ToImmutableArray(),
            ContainerName = published.ContainerName,
            HostAccess = new HostAccess { Mounts = resource.SocketMounts.Select(mount => AspireLowering.Mount(mount, resource, presence)).ToImmutableArray() },
        };
    }

    /// <summary>Compose's spellings: the engine's, and <c>service:x</c>.</summary>
    private static NetworkMode Mode(Located<string> written)
    {
        const string service = "service:";
        return written.TryGet(out var text) && text.StartsWith(service, StringComparison.Ordinal) ? new NetworkMode(NetworkModeKind.Service, written, text.Substring(service.Length)) : CSharpLowering.Parse(written);
    }

    private static IEnumerable<Attachment> Attachments(AspireResource resource, PublishedService published, string network, Presence presence)
    {
        if (!published.ReplacesNetworks)
            yield return Attachment(network, resource.Span, isImplicit: true);
        foreach (var joined in published.Networks)
        {
            if (joined.TryGet(out var name) && (published.ReplacesNetworks || name != network))
                yield return Attachment(name, joined.Span, isImplicit: false);
        }

        Attachment Attachment(string name, SourceSpan span, bool isImplicit) => new()
        {
            Span = span,
            Context = resource.Context,
            Name = name,
            Key = resource.Key + ".published.networks." + name,
            Presence = presence,
            NetworkName = name,
            IsImplicit = isImplicit,
        };
    }

    private static PublishedPort? Port(AspireEndpoint endpoint, AspireResource resource, Presence presence)
    {
        if (endpoint.IsExternal != true || endpoint.OnlyIn == AspireScope.Run || endpoint.IsConditional)
            return null;
        // The ports of a launch profile are the developer's machine's.
        var port = endpoint.IsIntegrationDefault && resource.Kind == AspireResourceKind.Project ? null : endpoint.Port;
        var inside = endpoint.TargetPort ?? (resource.Kind == AspireResourceKind.Project ? new Located<int>(ComposeEnvironmentFact.ProjectPort, endpoint.Span, new Origin(OriginKind.Default, endpoint.Span)) : port);
        if (inside is not { } target)
            return null;
        return new PublishedPort
        {
            Span = port?.Span ?? endpoint.Span,
            Context = endpoint.Context,
            Name = endpoint.Name,
            Key = endpoint.Key + ".published",
            Presence = presence,
            Host = port?.Select(number => new PortRange(number)),
            Container = target.Select(number => new PortRange(number)),
            Protocol = new Located<Protocol>(endpoint.IsUdp ? Protocol.Udp : Protocol.Tcp, endpoint.Span),
        };
    }
}
