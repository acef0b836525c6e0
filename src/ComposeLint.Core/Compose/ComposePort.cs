using ComposeLint.Text;

namespace ComposeLint.Compose;

/// <summary>
/// One published port, expanded as Compose does: <c>8000-8002:80-82</c> are three of these, <c>8000-8010:80</c> is one whose
/// <see cref="Published"/> is a range to choose from. The element's span is the port's own token, its context the whole entry.
/// </summary>
public sealed record ComposePort : ComposeElement
{
    /// <summary>The host address as written, without brackets; null: every interface.</summary>
    public Located<string>? HostIp { get; init; }

    /// <summary>The host port, or the range the engine may choose from; null: the engine takes an ephemeral one.</summary>
    public Located<PortRange>? Published { get; init; }

    /// <summary>The container port.</summary>
    public required Located<PortRange> Target { get; init; }

    /// <summary>The protocol: <c>tcp</c>, <c>udp</c>, <c>sctp</c>.</summary>
    public required Located<string> Protocol { get; init; }

    /// <summary><c>ingress</c> or <c>host</c>: heeded by a swarm alone.</summary>
    public required Located<string> Mode { get; init; }

    /// <summary>The host or container port as written, where the engine cannot read it; null where it can.</summary>
    public Located<string>? Malformed { get; init; }

    /// <summary>The application protocol, a hint (spec: services, ports, long syntax).</summary>
    public Located<string>? AppProtocol { get; init; }

    /// <summary>The port's own name in the long syntax.</summary>
    public Located<string>? PortName { get; init; }

    /// <summary>The whole entry of the list: the scalar of the short syntax, the mapping of the long one.</summary>
    public required SourceSpan Entry { get; init; }

    /// <summary>Whether it was written in the long syntax.</summary>
    public bool IsLongSyntax { get; init; }
}

/// <summary>A port or range under <c>expose</c>.</summary>
public sealed record ComposeExpose : ComposeElement
{
    /// <summary>The container ports.</summary>
    public required Located<PortRange> Ports { get; init; }

    /// <summary>The protocol; <c>tcp</c> when none is written.</summary>
    public required string Protocol { get; init; }
}
