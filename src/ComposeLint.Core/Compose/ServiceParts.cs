using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose;

/// <summary>How an image is built.</summary>
public sealed record ComposeBuild : ComposeElement
{
    /// <summary>The context: a URL as written, or a directory seen from where the analysis runs.</summary>
    public Located<string>? BuildContext { get; init; }

    /// <summary>The Dockerfile, relative to the context, as written; null: <c>Dockerfile</c>.</summary>
    public Located<string>? Dockerfile { get; init; }

    /// <summary>A Dockerfile's text in the Compose file itself.</summary>
    public Located<string>? DockerfileInline { get; init; }

    /// <summary>The stage to build.</summary>
    public Located<string>? Target { get; init; }

    /// <summary>Build arguments.</summary>
    public LocatedList<ComposeEntry> Arguments { get; init; }

    /// <summary>Named contexts.</summary>
    public LocatedList<ComposeEntry> AdditionalContexts { get; init; }

    /// <summary>Platforms to build for.</summary>
    public LocatedList<Located<string>> Platforms { get; init; }

    /// <summary>The network of RUN instructions.</summary>
    public Located<string>? Network { get; init; }

    /// <summary>Lines for the hosts file while building.</summary>
    public LocatedList<ExtraHost> ExtraHosts { get; init; }

    /// <summary>Tags to give the image.</summary>
    public LocatedList<Located<string>> Tags { get; init; }

    /// <summary>Whether RUN has elevated rights.</summary>
    public Located<bool>? Privileged { get; init; }

    /// <summary>Secrets given to the build.</summary>
    public LocatedList<ComposeReference> Secrets { get; init; }
}

/// <summary>A command, entrypoint or test: one string for a shell's splitting, or words.</summary>
/// <param name="Words">The words; a string is split as a shell would (compose-go types/command.go).</param>
/// <param name="IsString">Whether it was written as one string.</param>
public sealed record ComposeCommand(LocatedList<Located<string>> Words, bool IsString);

/// <summary>A health check.</summary>
public sealed record ComposeHealthcheck : ComposeElement
{
    /// <summary>Whether it is turned off: <c>disable: true</c> or <c>test: NONE</c>.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>The test: the first word is <c>CMD</c>, <c>CMD-SHELL</c> or <c>NONE</c>; a string is <c>CMD-SHELL</c>.</summary>
    public LocatedList<Located<string>> Test { get; init; }

    /// <summary>The time between tests, as written.</summary>
    public Located<string>? Interval { get; init; }

    /// <summary>The time a test may take, as written.</summary>
    public Located<string>? Timeout { get; init; }

    /// <summary>How many failures make it unhealthy.</summary>
    public Located<int>? Retries { get; init; }

    /// <summary>The time given to start, as written.</summary>
    public Located<string>? StartPeriod { get; init; }
}

/// <summary>A file of environment variables. <see cref="ComposeElement.Name"/> is its path as written.</summary>
public sealed record ComposeEnvFile : ComposeElement
{
    /// <summary>The path, seen from where the analysis runs.</summary>
    public required Located<string> Path { get; init; }

    /// <summary>Whether it must exist.</summary>
    public bool Required { get; init; } = true;
}

/// <summary>A mount: volume, bind, tmpfs, named pipe, image. <see cref="ComposeElement.Name"/> is the target.</summary>
public sealed record ComposeMount : ComposeElement
{
    /// <summary>The type: <c>volume</c>, <c>bind</c>, <c>tmpfs</c>, <c>npipe</c>, <c>cluster</c>, <c>image</c>.</summary>
    public required Located<string> Type { get; init; }

    /// <summary>The volume's key, the image, or the host path (a relative one seen from where the analysis runs); null for an anonymous volume or a tmpfs.</summary>
    public Located<string>? Source { get; init; }

    /// <summary>The path in the container.</summary>
    public Located<string>? Target { get; init; }

    /// <summary>Whether it cannot be written to.</summary>
    public Located<bool>? ReadOnly { get; init; }

    /// <summary>Whether it was written in the long syntax.</summary>
    public bool IsLongSyntax { get; init; }
}

/// <summary>A config or secret given to a service. <see cref="ComposeElement.Name"/> is its key.</summary>
public sealed record ComposeGrant : ComposeElement
{
    /// <summary>The key of the config or secret.</summary>
    public required Located<string> Source { get; init; }

    /// <summary>The file in the container.</summary>
    public Located<string>? Target { get; init; }
}

/// <summary>How a swarm deploys a service; Compose heeds parts of it.</summary>
public sealed record ComposeDeploy : ComposeElement
{
    /// <summary><c>replicated</c>, <c>global</c>, <c>replicated-job</c>, <c>global-job</c>; null: replicated.</summary>
    public Located<string>? Mode { get; init; }

    /// <summary>How many tasks.</summary>
    public Located<int>? Replicas { get; init; }

    /// <summary><c>vip</c> or <c>dnsrr</c>; null: vip.</summary>
    public Located<string>? EndpointMode { get; init; }

    /// <summary>Placement constraints.</summary>
    public LocatedList<Located<string>> Constraints { get; init; }

    /// <summary>The most replicas a node may hold.</summary>
    public Located<int>? MaxReplicasPerNode { get; init; }

    /// <summary>The order of an update: <c>stop-first</c> or <c>start-first</c>.</summary>
    public Located<string>? UpdateOrder { get; init; }

    /// <summary>When a task restarts: <c>none</c>, <c>on-failure</c>, <c>any</c>.</summary>
    public Located<string>? RestartCondition { get; init; }

    /// <summary>The CPU limit, as written.</summary>
    public Located<string>? LimitCpus { get; init; }

    /// <summary>The memory limit, as written.</summary>
    public Located<string>? LimitMemory { get; init; }

    /// <summary>Labels of the service (not of its containers).</summary>
    public LocatedList<ComposeEntry> Labels { get; init; }

    /// <summary>Its node in the merged model, for what has no property here (rollback_config, resources.reservations ...).</summary>
    public required YamlMapping Node { get; init; }
}

/// <summary>The logging driver and its options.</summary>
public sealed record ComposeLogging : ComposeElement
{
    /// <summary>The driver; null: the engine's default.</summary>
    public Located<string>? Driver { get; init; }

    /// <summary>Its options.</summary>
    public LocatedList<ComposeEntry> Options { get; init; }
}

/// <summary>A device of the host given to a service.</summary>
public sealed record ComposeDevice : ComposeElement
{
    /// <summary>The path on the host, or a CDI name.</summary>
    public required Located<string> Source { get; init; }

    /// <summary>The path in the container.</summary>
    public Located<string>? Target { get; init; }

    /// <summary>Permissions, of <c>rwm</c>.</summary>
    public Located<string>? Permissions { get; init; }
}
