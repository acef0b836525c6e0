using ComposeLint.Text;

namespace ComposeLint.Topology;

/// <summary>A transport protocol.</summary>
public enum Protocol
{
    /// <summary>TCP.</summary>
    Tcp,
    /// <summary>UDP.</summary>
    Udp,
    /// <summary>SCTP.</summary>
    Sctp,
}

/// <summary>How a port of a swarm service is published.</summary>
public enum PublishMode
{
    /// <summary>Through the routing mesh of every node (in Compose the same as host).</summary>
    Ingress,
    /// <summary>On the node that runs the task.</summary>
    Host,
}

/// <summary>One entry of <c>ports</c> (or <c>-p</c>): host address, host ports, container ports, protocol.</summary>
public sealed class PublishedPort : TopologyElement
{
    /// <summary>The host address as written; null: the default (all addresses, both families, unless the network's or the engine's options say otherwise).</summary>
    public Located<string>? HostIp { get; init; }

    /// <summary>The host's ports; null, or 0: the engine chooses. More of them than container ports: the first free one.</summary>
    public Located<PortRange>? Host { get; init; }

    /// <summary>The container's ports.</summary>
    public required Located<PortRange> Container { get; init; }

    /// <summary>The protocol.</summary>
    public required Located<Protocol> Protocol { get; init; }

    /// <summary>A host or container port as written that the engine cannot read; null where it can.</summary>
    public Located<string>? Malformed { get; init; }

    /// <summary>A protocol as written that the engine does not have; null where it does.</summary>
    public Located<string>? UnknownProtocol { get; init; }

    /// <summary>The mode, where it is written; null for the default (ingress, which Compose treats as host).</summary>
    public Located<PublishMode>? Mode { get; init; }

    /// <summary>Whether the engine chooses the host port: none is given, 0, or a range for one container port.</summary>
    public bool IsDynamic => Host is not { } host || host.TryGet(out var ports) && (ports.First == 0 || IsChoice);

    /// <summary>Whether several host ports are given for one container port, of which the engine takes the first free one.</summary>
    public bool IsChoice => Host is { } host && host.TryGet(out var ports) && Container.TryGet(out var inside) && ports.Count > 1 && inside.Count == 1;

    /// <summary>Words for a message, where the host's ports are known and others than the container's: <c>, as 8080</c>; else empty.</summary>
    public string OtherHostPort => Host is { } host && host.TryGet(out var outside) && outside.First > 0 && Container.TryGet(out var inside) && outside != inside ? ", as " + outside : "";

    /// <summary>The host address when it is given, known and well formed; null otherwise.</summary>
    public IpAddress? HostAddress => HostIp is { } ip && ip.TryGet(out var text) && IpAddress.TryParse(text, out var address) ? address : null;
}

/// <summary>One entry of <c>expose</c>, or an image's EXPOSE.</summary>
/// <param name="Ports">The container's ports.</param>
/// <param name="Protocol">The protocol.</param>
public sealed record ExposedPort(Located<PortRange> Ports, Protocol Protocol);

/// <summary>What a workload is believed to listen on.</summary>
/// <param name="Address">The address; null for every address of its sandbox.</param>
/// <param name="Port">The port.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Reason">Why it is believed: <c>ports</c>, <c>expose</c>, <c>image postgres</c>.</param>
/// <param name="Evidence">Where that is written; null when nowhere in the files.</param>
public sealed record Listener(IpAddress? Address, int Port, Protocol Protocol, string Reason, SourceSpan? Evidence = null)
{
    /// <summary>Whether it holds the port from the moment its container starts, so that later ones cannot publish it.</summary>
    public bool IsEarly { get; init; }
}
