using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.CSharp;

/// <summary>The Compose file that an Aspire app is published to (<c>AddDockerComposeEnvironment</c>, API.md section 4.4).</summary>
public sealed record ComposeEnvironmentFact : CodeElement
{
    /// <summary>The name Aspire gives to the network that every service joins, unless code says another.</summary>
    public const string StandardNetwork = "aspire";

    /// <summary>What a project listens on in its container unless the published environment says otherwise (<c>${NAME_PORT}</c>).</summary>
    public const int ProjectPort = 8080;

    /// <summary>The network that every service joins; null for <see cref="StandardNetwork"/>.</summary>
    public Located<string>? DefaultNetwork { get; init; }

    /// <summary>Networks that <c>ConfigureComposeFile</c> adds.</summary>
    public ImmutableArray<PublishedNetwork> Networks { get; init; } = ImmutableArray<PublishedNetwork>.Empty;

    /// <summary>Services that <c>ConfigureComposeFile</c> adds, by name.</summary>
    public ImmutableArray<string> Services { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Why there may be more networks and services; null when those are all.</summary>
    public string? Open { get; init; }
}

/// <summary>A network that code adds to the published Compose file.</summary>
public sealed record PublishedNetwork : CodeElement
{
    /// <summary>The driver; null for the default.</summary>
    public Located<string>? Driver { get; init; }

    /// <summary>Whether it is internal; null when not said.</summary>
    public Located<bool>? Internal { get; init; }

    /// <summary>Whether containers may join it by hand; null when not said.</summary>
    public Located<bool>? Attachable { get; init; }

    /// <summary>Whether somebody else makes it; null when not said.</summary>
    public Located<bool>? External { get; init; }

    /// <summary>The driver's options.</summary>
    public ImmutableArray<DriverOption> Options { get; init; } = ImmutableArray<DriverOption>.Empty;
}

/// <summary>How code changes the service that Aspire publishes for a resource.</summary>
public sealed record PublishedService
{
    /// <summary>Entries of <c>ports</c> that are added.</summary>
    public ImmutableArray<PublishFact> Ports { get; init; } = ImmutableArray<PublishFact>.Empty;

    /// <summary>Whether Aspire's own entries of <c>ports</c> are taken away.</summary>
    public bool ReplacesPorts { get; init; }

    /// <summary>Why there may be more ports; null when those are all.</summary>
    public string? OpenPorts { get; init; }

    /// <summary>Networks that are added.</summary>
    public ImmutableArray<Located<string>> Networks { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary>Whether the app's own network is taken away.</summary>
    public bool ReplacesNetworks { get; init; }

    /// <summary>Why there may be more networks; null when those are all.</summary>
    public string? OpenNetworks { get; init; }

    /// <summary>Entries of <c>links</c> that are added.</summary>
    public ImmutableArray<Located<string>> Links { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary>Services that <c>depends_on</c> is made to name.</summary>
    public ImmutableArray<Located<string>> Dependencies { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary>The <c>network_mode</c>; null when none is set.</summary>
    public Located<string>? NetworkMode { get; init; }

    /// <summary>The <c>container_name</c>; null when none is set.</summary>
    public Located<string>? ContainerName { get; init; }
}
