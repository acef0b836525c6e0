using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose;

/// <summary>
/// One service of the merged model. Keys that are absent are null or empty; what could not be known is an unknown value or an open list. Keys
/// without a property of their own are in <see cref="Node"/>.
/// </summary>
public sealed record ComposeService : ComposeElement
{
    /// <summary>The image reference.</summary>
    public Located<string>? Image { get; init; }

    /// <summary>How the image is built; null when it is not.</summary>
    public ComposeBuild? Build { get; init; }

    /// <summary>The fixed container name; null: <c>PROJECT-SERVICE-N</c>.</summary>
    public Located<string>? ContainerName { get; init; }

    /// <summary>The containers' host name.</summary>
    public Located<string>? Hostname { get; init; }

    /// <summary>The containers' domain name.</summary>
    public Located<string>? Domainname { get; init; }

    /// <summary>The networks joined: those named, or the implicit <c>default</c>; empty with a network mode.</summary>
    public LocatedList<ServiceNetwork> Networks { get; init; }

    /// <summary>The network mode; null when networks are joined.</summary>
    public Located<NamespaceMode>? NetworkMode { get; init; }

    /// <summary>Published ports, expanded.</summary>
    public LocatedList<ComposePort> Ports { get; init; }

    /// <summary>Exposed ports.</summary>
    public LocatedList<ComposeExpose> Expose { get; init; }

    /// <summary>Links to other services, with alias.</summary>
    public LocatedList<ComposeReference> Links { get; init; }

    /// <summary>Links to containers outside the project.</summary>
    public LocatedList<ComposeReference> ExternalLinks { get; init; }

    /// <summary>Lines for the hosts file.</summary>
    public LocatedList<ExtraHost> ExtraHosts { get; init; }

    /// <summary>Services waited for, those implied by links and shared namespaces too.</summary>
    public LocatedList<ServiceDependency> DependsOn { get; init; }

    /// <summary>DNS servers.</summary>
    public LocatedList<Located<string>> Dns { get; init; }

    /// <summary>DNS search domains.</summary>
    public LocatedList<Located<string>> DnsSearch { get; init; }

    /// <summary>DNS options.</summary>
    public LocatedList<Located<string>> DnsOptions { get; init; }

    /// <summary>The service-wide MAC address.</summary>
    public Located<string>? MacAddress { get; init; }

    /// <summary>Environment variables: from env_file entries (marked secret), then from <c>environment</c>, which wins.</summary>
    public LocatedList<ComposeEntry> Environment { get; init; }

    /// <summary>The env_file entries in order.</summary>
    public LocatedList<ComposeEnvFile> EnvFiles { get; init; }

    /// <summary>The command.</summary>
    public ComposeCommand? Command { get; init; }

    /// <summary>The entrypoint.</summary>
    public ComposeCommand? Entrypoint { get; init; }

    /// <summary>The health check.</summary>
    public ComposeHealthcheck? Healthcheck { get; init; }

    /// <summary>Deployment.</summary>
    public ComposeDeploy? Deploy { get; init; }

    /// <summary>How many containers, by the <c>scale</c> key.</summary>
    public Located<int>? Scale { get; init; }

    /// <summary>The profiles that activate it; empty: always active.</summary>
    public LocatedList<Located<string>> Profiles { get; init; }

    /// <summary>Labels of the containers.</summary>
    public LocatedList<ComposeEntry> Labels { get; init; }

    /// <summary>Mounts.</summary>
    public LocatedList<ComposeMount> Volumes { get; init; }

    /// <summary>Services or containers whose mounts are taken over.</summary>
    public LocatedList<ComposeReference> VolumesFrom { get; init; }

    /// <summary>Temporary file systems: container paths with options.</summary>
    public LocatedList<Located<string>> Tmpfs { get; init; }

    /// <summary>Secrets granted.</summary>
    public LocatedList<ComposeGrant> Secrets { get; init; }

    /// <summary>Configs granted.</summary>
    public LocatedList<ComposeGrant> Configs { get; init; }

    /// <summary>Devices.</summary>
    public LocatedList<ComposeDevice> Devices { get; init; }

    /// <summary>Whether it runs privileged.</summary>
    public Located<bool>? Privileged { get; init; }

    /// <summary>Capabilities added.</summary>
    public LocatedList<Located<string>> CapAdd { get; init; }

    /// <summary>Capabilities dropped.</summary>
    public LocatedList<Located<string>> CapDrop { get; init; }

    /// <summary>Security options.</summary>
    public LocatedList<Located<string>> SecurityOptions { get; init; }

    /// <summary>The PID namespace.</summary>
    public Located<NamespaceMode>? Pid { get; init; }

    /// <summary>The IPC namespace.</summary>
    public Located<NamespaceMode>? Ipc { get; init; }

    /// <summary>The UTS namespace.</summary>
    public Located<string>? Uts { get; init; }

    /// <summary>The user namespace.</summary>
    public Located<string>? UsernsMode { get; init; }

    /// <summary>The cgroup namespace: <c>host</c> or <c>private</c>.</summary>
    public Located<string>? Cgroup { get; init; }

    /// <summary>The user.</summary>
    public Located<string>? User { get; init; }

    /// <summary>Supplementary groups.</summary>
    public LocatedList<Located<string>> GroupAdd { get; init; }

    /// <summary>The restart policy.</summary>
    public Located<string>? Restart { get; init; }

    /// <summary>Kernel parameters.</summary>
    public LocatedList<ComposeEntry> Sysctls { get; init; }

    /// <summary>Whether the root file system is read-only.</summary>
    public Located<bool>? ReadOnly { get; init; }

    /// <summary>Resource limits: <c>nofile</c> with <c>SOFT:HARD</c> or one number.</summary>
    public LocatedList<ComposeEntry> Ulimits { get; init; }

    /// <summary>The memory limit, as written.</summary>
    public Located<string>? MemoryLimit { get; init; }

    /// <summary>The memory reserved, as written.</summary>
    public Located<string>? MemoryReservation { get; init; }

    /// <summary>The CPU limit, as written.</summary>
    public Located<string>? Cpus { get; init; }

    /// <summary>The limit of processes.</summary>
    public Located<string>? PidsLimit { get; init; }

    /// <summary>Logging.</summary>
    public ComposeLogging? Logging { get; init; }

    /// <summary>The platform: <c>linux/amd64</c>.</summary>
    public Located<string>? Platform { get; init; }

    /// <summary>The runtime.</summary>
    public Located<string>? Runtime { get; init; }

    /// <summary>When the image is pulled.</summary>
    public Located<string>? PullPolicy { get; init; }

    /// <summary>Whether an init process runs in front.</summary>
    public Located<bool>? Init { get; init; }

    /// <summary>The working directory.</summary>
    public Located<string>? WorkingDirectory { get; init; }

    /// <summary>The key under which it was declared in a file: the <c>services</c> entry's own key.</summary>
    public required SourceSpan NameSpan { get; init; }

    /// <summary>The service it extends, as written; null when it extends none.</summary>
    public ComposeReference? Extends { get; init; }

    /// <summary>Whether a provider makes it, not a container.</summary>
    public bool HasProvider { get; init; }

    /// <summary>Its <c>x-*</c> keys.</summary>
    public ImmutableArray<YamlEntry> Extensions { get; init; } = ImmutableArray<YamlEntry>.Empty;

    /// <summary>Its node in the merged model.</summary>
    public required YamlMapping Node { get; init; }

    /// <summary>
    /// How many containers Compose makes: <c>deploy.replicas</c> or <c>scale</c>, else 1 (compose-go types/types.go GetScale; the two must agree).
    /// </summary>
    public Located<int> Replicas => Scale ?? Deploy?.Replicas ?? new Located<int>(1, Span);
}
