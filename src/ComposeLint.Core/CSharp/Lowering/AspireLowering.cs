using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.CSharp.Lowering;

/// <summary>
/// Lowers an Aspire app as its app host runs it: the proxy of an endpoint with a port listens on localhost at that port, a container without proxy
/// is published there (API.md section 4.2).
/// </summary>
internal static class AspireLowering
{
    /// <summary>The resources that hold ports of the host.</summary>
    public static IEnumerable<Workload> Lower(CSharpModel model)
    {
        var presence = new Presence(model.Project.Name, DeploymentTarget.Containers) { RunScope = "run" };
        foreach (var resource in model.Resources)
        {
            if (resource.Kind == AspireResourceKind.Other || resource.OnlyIn == AspireScope.Publish || resource.StartsByHand)
                continue;
            var mode = Mode(resource);
            yield return new Workload
            {
                Span = resource.Span,
                Context = resource.Context,
                Name = resource.Name,
                Key = resource.Key,
                Presence = presence,
                Kind = WorkloadKind.AspireResource,
                ServiceName = CSharpLowering.ServiceName(resource.Key),
                Image = resource.Image,
                // In the host's namespace there is no network to join.
                OpenParts = mode.Kind == NetworkModeKind.Host ? WorkloadParts.All & ~WorkloadParts.Attachments : WorkloadParts.All,
                HostAccess = Access(resource, presence),
                Mode = mode,
                Ports = resource.Endpoints.Select(endpoint => Port(endpoint, resource, presence)).OfType<PublishedPort>().ToImmutableArray(),
            };
        }
    }

    /// <summary>The engine's socket by <c>WithBindMount</c>, and <c>--privileged</c> among the runtime's arguments.</summary>
    private static HostAccess Access(AspireResource resource, Presence presence)
    {
        var privileged = resource.RuntimeArguments.FirstOrDefault(argument => argument.TryGet(out var text) && text is "--privileged" or "--privileged=true");
        return new HostAccess
        {
            Privileged = privileged is not { IsKnown: true, Value: not null } ? null : new Setting
            {
                Span = privileged.Span,
                Context = resource.Context,
                Name = "privileged",
                Key = resource.Key + ".privileged",
                Presence = presence,
                Value = privileged.Select(_ => "true"),
            },
            Mounts = resource.SocketMounts.Select(mount => new HostMount
            {
                Span = mount.Span,
                Context = resource.Context,
                Name = mount.Value,
                Key = resource.Key + ".mounts." + mount.Value,
                Presence = presence,
                Source = mount,
            }).ToImmutableArray(),
        };
    }

    /// <summary><c>WithContainerRuntimeArgs("--network=host")</c> and <c>("--network", "host")</c>; the app's own network counts as a bridge.</summary>
    private static NetworkMode Mode(AspireResource resource)
    {
        var arguments = resource.RuntimeArguments;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].TryGet(out var token))
                continue;
            foreach (var option in s_networkOptions)
            {
                if (token == option && i + 1 < arguments.Length)
                    return Parse(arguments[i + 1]);
                if (token.StartsWith(option + "=", StringComparison.Ordinal))
                    return Parse(arguments[i].Select(text => text.Substring(option.Length + 1)));
            }
        }

        return new NetworkMode(NetworkModeKind.Bridge, new Located<string>("bridge", resource.Span));
    }

    private static readonly string[] s_networkOptions = { "--network", "--net" };

    private static NetworkMode Parse(Located<string> written) =>
        written is { IsKnown: true, Value: "host" } ? new NetworkMode(NetworkModeKind.Host, written) : new NetworkMode(NetworkModeKind.Unknown, written);

    private static PublishedPort? Port(AspireEndpoint endpoint, AspireResource resource, Presence presence)
    {
        if (endpoint.OnlyIn == AspireScope.Publish || endpoint.IsConditional || endpoint.IsProxied is not { } proxied)
            return null;
        var host = endpoint.Port ?? (proxied ? null : endpoint.TargetPort);
        if (host is not { IsKnown: true, Value: > 0 } port)
            return null;
        return new PublishedPort
        {
            Span = port.Span,
            Context = endpoint.Context,
            Name = endpoint.Name,
            Key = endpoint.Key,
            Presence = presence,
            HostIp = proxied || resource.Kind != AspireResourceKind.Container ? new Located<string>("127.0.0.1", port.Span) : null,
            Host = port.Select(number => new PortRange(number)),
            Container = (endpoint.TargetPort ?? port).Select(number => new PortRange(number)),
            Protocol = new Located<Protocol>(endpoint.IsUdp ? Protocol.Udp : Protocol.Tcp, port.Span),
        };
    }
}
