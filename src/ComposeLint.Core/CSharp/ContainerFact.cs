using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.CSharp;

/// <summary>A container that code makes: by a builder, or by parameters handed to an engine's client.</summary>
public sealed record ContainerFact : CodeElement
{
    /// <summary>The library.</summary>
    public required ContainerApi Api { get; init; }

    /// <summary>The type whose code makes it: what runs together. Empty for top-level statements.</summary>
    public required string DeclaringType { get; init; }

    /// <summary>The image; null when none is given.</summary>
    public Located<string>? Image { get; init; }

    /// <summary>The name asked for; null when the library makes one.</summary>
    public Located<string>? ContainerName { get; init; }

    /// <summary>The host name; null when not said.</summary>
    public Located<string>? Hostname { get; init; }

    /// <summary>The network mode in the engine's spelling (<c>host</c>, <c>container:x</c>); null when not said.</summary>
    public Located<string>? NetworkMode { get; init; }

    /// <summary>Whether the mode is set under a condition only.</summary>
    public bool IsNetworkModeConditional { get; init; }

    /// <summary>The platform that a dominating check restricts it to (<c>OperatingSystem.IsLinux()</c>); null for any.</summary>
    public Platform? Platform { get; init; }

    /// <summary>What it publishes in the end, in source order; a builder's own defaults come first.</summary>
    public ImmutableArray<PublishFact> Publishes { get; init; } = ImmutableArray<PublishFact>.Empty;

    /// <summary>Bindings that a later one of the same container port replaces.</summary>
    public ImmutableArray<ReplacedPublish> Replaced { get; init; } = ImmutableArray<ReplacedPublish>.Empty;

    /// <summary>Why more may be published than is listed; null when that is all.</summary>
    public string? OpenPublishes { get; init; }

    /// <summary>Whether every exposed port is published on a port that the engine chooses.</summary>
    public bool PublishesAll { get; init; }

    /// <summary>Ports that are exposed and not published.</summary>
    public ImmutableArray<Located<int>> Exposed { get; init; } = ImmutableArray<Located<int>>.Empty;

    /// <summary>The networks it joins, in source order.</summary>
    public ImmutableArray<NetworkUse> Networks { get; init; } = ImmutableArray<NetworkUse>.Empty;

    /// <summary>Why it may join more networks than are listed; null when those are all.</summary>
    public string? OpenNetworks { get; init; }

    /// <summary>Names that it asks for on every network it joins.</summary>
    public ImmutableArray<Located<string>> Aliases { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary>Lines for its hosts file.</summary>
    public ImmutableArray<HostsEntry> ExtraHosts { get; init; } = ImmutableArray<HostsEntry>.Empty;

    /// <summary>Its environment, in source order.</summary>
    public ImmutableArray<EnvironmentFact> Environment { get; init; } = ImmutableArray<EnvironmentFact>.Empty;

    /// <summary>Where it is made privileged; null when it is not, or not for certain.</summary>
    public Located<bool>? Privileged { get; init; }

    /// <summary>Capabilities added, as written.</summary>
    public ImmutableArray<Located<string>> Capabilities { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary>Namespaces of the node that it is put into, the network's apart, by key: <c>pid</c>, <c>ipc</c>, <c>uts</c>, <c>userns_mode</c>.</summary>
    public ImmutableArray<KeyValuePair<string, Located<string>>> HostNamespaces { get; init; } = ImmutableArray<KeyValuePair<string, Located<string>>>.Empty;

    /// <summary>Security options, as written.</summary>
    public ImmutableArray<Located<string>> SecurityOptions { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary>The mounts whose source or target is the engine's socket.</summary>
    public ImmutableArray<Located<string>> SocketMounts { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary>Where the code asks for one of its ports from outside: <c>GetMappedPublicPort(n)</c>, an external wait strategy.</summary>
    public ImmutableArray<PortUse> PortUses { get; init; } = ImmutableArray<PortUse>.Empty;

    /// <summary>Whether it outlives the run (<c>WithReuse(true)</c>, <c>WithCleanUp(false)</c>).</summary>
    public bool OutlivesRun { get; init; }

    /// <summary>What makes it a service of a swarm; null for a plain container.</summary>
    public SwarmFact? Swarm { get; init; }
}

/// <summary>What only a service of a swarm has (<c>ServiceSpec</c>, API.md section 3).</summary>
public sealed record SwarmFact
{
    /// <summary>The replicas asked for; null for one.</summary>
    public Located<int>? Replicas { get; init; }

    /// <summary>Whether one runs on each node.</summary>
    public bool IsGlobal { get; init; }

    /// <summary><c>EndpointSpec.Mode</c>; null for <c>vip</c>.</summary>
    public Located<string>? EndpointMode { get; init; }
}

/// <summary>A port of a container bound to a port of the host.</summary>
public sealed record PublishFact : CodeElement
{
    /// <summary>The host's address as written; null for every interface.</summary>
    public Located<string>? HostAddress { get; init; }

    /// <summary>The host's ports; null when the engine chooses.</summary>
    public Located<PortRange>? HostPort { get; init; }

    /// <summary>The container's port.</summary>
    public required Located<int> ContainerPort { get; init; }

    /// <summary>The protocol.</summary>
    public Protocol Protocol { get; init; }

    /// <summary>How a swarm publishes it; null for the routing mesh, and for a plain container.</summary>
    public Located<PublishMode>? Mode { get; init; }

    /// <summary>Whether it is bound under a condition only.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Whether nobody wrote it: the module's own default.</summary>
    public bool IsModuleDefault { get; init; }

    /// <summary>The call that binds it, as written in the code (<c>WithPortBinding</c>); null for a module's default.</summary>
    public SourceSpan? Call { get; init; }

    /// <summary>The edits that let the engine choose the host's port; empty when there are none.</summary>
    public ImmutableArray<TextEdit> ToRandomPort { get; init; } = ImmutableArray<TextEdit>.Empty;

    /// <summary>The host's port when it is one, known and not chosen by the engine; null otherwise.</summary>
    public int? FixedHostPort =>
        HostPort is { IsKnown: true, Value: var range } && range.Count == 1 && range.First != 0 ? range.First : null;
}

/// <summary>A binding that a later one replaces, since bindings are keyed by the container's port.</summary>
/// <param name="Publish">The one without effect.</param>
/// <param name="By">The one that holds.</param>
public sealed record ReplacedPublish(PublishFact Publish, PublishFact By);

/// <summary>A network that a container joins.</summary>
public sealed record NetworkUse : CodeElement
{
    /// <summary>The name, when it is joined by name.</summary>
    public Located<string>? NetworkName { get; init; }

    /// <summary>The key of the <see cref="NetworkFact"/>, when it is one that the same code makes.</summary>
    public string? NetworkKey { get; init; }

    /// <summary>Names on this network alone.</summary>
    public ImmutableArray<Located<string>> Aliases { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary>A fixed IPv4 address; null when the engine chooses.</summary>
    public Located<string>? IPv4Address { get; init; }

    /// <summary>Whether it is joined under a condition only.</summary>
    public bool IsConditional { get; init; }
}

/// <summary>An environment variable of a container.</summary>
/// <param name="Variable">Its name.</param>
/// <param name="Value">Its value; unknown where a part is.</param>
public sealed record EnvironmentFact(Located<string> Variable, Located<string> Value)
{
    /// <summary>Whose address as the host sees it stands in the value (<c>GetMappedPublicPort</c>, <c>GetConnectionString</c>); null when none does.</summary>
    public HostSideAddress? HostSide { get; init; }

    /// <summary>Whether the value names a host: alone, in a URL, or as a value of a connection string.</summary>
    public bool Names(string host)
    {
        if (!Value.TryGet(out var text) || host.Length == 0)
            return false;
        for (var at = text.IndexOf(host, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(host, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + host.Length;
            // A bare word may be anything; with a port or a scheme it is an address.
            var opens = at == 0 || text[at - 1] is '/' or '@' or '=' or ',' or ' ';
            var isAddress = end < text.Length && text[end] == ':' && end + 1 < text.Length && char.IsDigit(text[end + 1]) || at > 2 && string.CompareOrdinal(text, at - 3, "://", 0, 3) == 0 && (end == text.Length || text[end] is '/' or ':' or ',');
            if (opens && isAddress)
                return true;
        }

        return false;
    }
}

/// <summary>An address of a container as the test's host sees it.</summary>
/// <param name="Container">The container it belongs to, as messages call it.</param>
/// <param name="Method">The method that gives it.</param>
public sealed record HostSideAddress(string Container, string Method);

/// <summary>How code asks for a port of a container from outside.</summary>
public enum PortUseKind
{
    /// <summary><c>GetMappedPublicPort</c>: throws when the port is not published.</summary>
    MappedPort,
    /// <summary>A wait strategy that connects from the host: waits for ever when the port is not published.</summary>
    ExternalWait,
}

/// <summary>A place where code asks for a port of a container from outside.</summary>
public sealed record PortUse : CodeElement
{
    /// <summary>How it asks.</summary>
    public required PortUseKind Kind { get; init; }

    /// <summary>The container's port.</summary>
    public required int Port { get; init; }
}

/// <summary>A network that code makes.</summary>
public sealed record NetworkFact : CodeElement
{
    /// <summary>The library.</summary>
    public required ContainerApi Api { get; init; }

    /// <summary>The type whose code makes it.</summary>
    public required string DeclaringType { get; init; }

    /// <summary>The engine's name; null when the library makes one.</summary>
    public Located<string>? NetworkName { get; init; }

    /// <summary>The driver; null for the default.</summary>
    public Located<string>? Driver { get; init; }

    /// <summary>The driver's options.</summary>
    public ImmutableArray<DriverOption> Options { get; init; } = ImmutableArray<DriverOption>.Empty;

    /// <summary>Whether it is internal; null when not said.</summary>
    public Located<bool>? Internal { get; init; }

    /// <summary>Whether containers may join it by hand; null when not said.</summary>
    public Located<bool>? Attachable { get; init; }

    /// <summary>The address pools.</summary>
    public ImmutableArray<PoolFact> Pools { get; init; } = ImmutableArray<PoolFact>.Empty;

    /// <summary>Why more may be set than is listed; null when that is all.</summary>
    public string? Open { get; init; }
}

/// <summary>An address pool of a network that code makes.</summary>
public sealed record PoolFact : CodeElement
{
    /// <summary>The subnet; null when not given.</summary>
    public Located<string>? Subnet { get; init; }

    /// <summary>The gateway; null when not given.</summary>
    public Located<string>? Gateway { get; init; }

    /// <summary>The range for containers; null when not given.</summary>
    public Located<string>? Range { get; init; }
}

/// <summary>A call of an immutable builder whose result is dropped: it has no effect.</summary>
public sealed record DroppedCallFact : CodeElement
{
    /// <summary>The builder's type.</summary>
    public required string BuilderType { get; init; }

    /// <summary>The edit that keeps the result (<c>builder = builder.WithX()</c>); empty when the receiver is no variable.</summary>
    public ImmutableArray<TextEdit> Keep { get; init; } = ImmutableArray<TextEdit>.Empty;
}
