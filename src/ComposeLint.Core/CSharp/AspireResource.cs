using ComposeLint.Text;

namespace ComposeLint.CSharp;

/// <summary>What an Aspire resource is.</summary>
public enum AspireResourceKind
{
    /// <summary>A container.</summary>
    Container,
    /// <summary>A .NET project that runs on the host.</summary>
    Project,
    /// <summary>Another program that runs on the host.</summary>
    Executable,
    /// <summary>Anything else: parameters, databases inside a server, cloud resources.</summary>
    Other,
}

/// <summary>A resource of an Aspire app host.</summary>
public sealed record AspireResource : CodeElement
{
    /// <summary>What it is.</summary>
    public required AspireResourceKind Kind { get; init; }

    /// <summary>Its name in the app, a DNS name for the others; unknown when it is computed.</summary>
    public required Located<string> ResourceName { get; init; }

    /// <summary>The image of a container; null when not given.</summary>
    public Located<string>? Image { get; init; }

    /// <summary>The project it runs: the name of the class that the build makes (<c>Catalog_API</c>), or a path seen from the app host; null for what is no project.</summary>
    public string? ProjectReference { get; init; }

    /// <summary>The launch profile asked for; null for the default one.</summary>
    public Located<string>? LaunchProfile { get; init; }

    /// <summary>The launch profiles of which a condition chooses one; empty where there is no choice.</summary>
    public ImmutableArray<string> LaunchProfileChoices { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether no launch profile is used.</summary>
    public bool IgnoresLaunchProfile { get; init; }

    /// <summary>Its endpoints, in the order in which they are added; what the integration adds by itself comes first.</summary>
    public ImmutableArray<AspireEndpoint> Endpoints { get; init; } = ImmutableArray<AspireEndpoint>.Empty;

    /// <summary>Why there may be more endpoints; null when those are all.</summary>
    public string? OpenEndpoints { get; init; }

    /// <summary>The resources it refers to (<c>WithReference</c>, an endpoint in a variable), by key.</summary>
    public ImmutableArray<string> References { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The resources it starts after (<c>WaitFor</c>), by key.</summary>
    public ImmutableArray<string> WaitsFor { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Its environment as far as code writes it as text, in order.</summary>
    public ImmutableArray<EnvironmentFact> Environment { get; init; } = ImmutableArray<EnvironmentFact>.Empty;

    /// <summary>Further names on the app's network (<c>WithContainerNetworkAlias</c>), which exist while the app host runs it, and are not published.</summary>
    public ImmutableArray<Located<string>> Aliases { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary>What <c>PublishAsDockerComposeService</c> makes of its service; null where it is as Aspire writes it.</summary>
    public PublishedService? Published { get; init; }

    /// <summary>Names that others on the app's network find it by while the app host runs it, and that are not published: <see cref="Aliases"/>, and <c>--network-alias</c>.</summary>
    public IEnumerable<Located<string>> RunOnlyNames
    {
        get
        {
            const string option = "--network-alias";
            foreach (var alias in Aliases)
                yield return alias;
            for (var i = 0; i < RuntimeArguments.Length; i++)
            {
                if (!RuntimeArguments[i].TryGet(out var token))
                    continue;
                if (token == option && i + 1 < RuntimeArguments.Length)
                    yield return RuntimeArguments[i + 1];
                else if (token.StartsWith(option + "=", StringComparison.Ordinal))
                    yield return RuntimeArguments[i].Select(text => text.Substring(option.Length + 1));
            }
        }
    }

    /// <summary>Whether it is left out when the app is published (<c>ExcludeFromManifest</c>).</summary>
    public bool IsNotPublished { get; init; }

    /// <summary><c>WithReplicas(n)</c>; null for one.</summary>
    public Located<int>? Replicas { get; init; }

    /// <summary>Flags for the container runtime (<c>WithContainerRuntimeArgs</c>), in order.</summary>
    public ImmutableArray<Located<string>> RuntimeArguments { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary>What those flags ask of the runtime.</summary>
    public RuntimeRequest Runtime { get; init; } = RuntimeRequest.None;

    /// <summary>Bind mounts whose source or target is the engine's socket.</summary>
    public ImmutableArray<Located<string>> SocketMounts { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary>Calls of <c>WithExternalHttpEndpoints</c> that find no endpoint to open.</summary>
    public ImmutableArray<Element> IdleExternals { get; init; } = ImmutableArray<Element>.Empty;

    /// <summary>Whether it starts by hand only.</summary>
    public bool StartsByHand { get; init; }

    /// <summary>Whether it exists only when the app runs, or only when it is published; null for both.</summary>
    public AspireScope? OnlyIn { get; init; }
}

/// <summary>What flags for the container runtime ask of it; they hold while the app host runs the app alone.</summary>
public sealed record RuntimeRequest
{
    /// <summary>Nothing.</summary>
    public static readonly RuntimeRequest None = new();

    /// <summary>The network or mode of <c>--network</c>; null when none is given.</summary>
    public Located<string>? NetworkMode { get; init; }

    /// <summary><c>--privileged</c>; null when it is not given.</summary>
    public Located<bool>? IsPrivileged { get; init; }

    /// <summary>Ports that <c>-p</c> binds.</summary>
    public ImmutableArray<PublishFact> Ports { get; init; } = ImmutableArray<PublishFact>.Empty;

    /// <summary>Paths of the host that <c>-v</c> and <c>--mount</c> bind.</summary>
    public ImmutableArray<Located<string>> Mounts { get; init; } = ImmutableArray<Located<string>>.Empty;
}

/// <summary>The two ways to use an Aspire app; they never run together.</summary>
public enum AspireScope
{
    /// <summary>The app host runs it.</summary>
    Run,
    /// <summary>It is published.</summary>
    Publish,
}

/// <summary>An endpoint of an Aspire resource.</summary>
public sealed record AspireEndpoint : CodeElement
{
    /// <summary>Its name: given, else the scheme, else the protocol.</summary>
    public required Located<string> EndpointName { get; init; }

    /// <summary>The scheme; null when not given.</summary>
    public string? Scheme { get; init; }

    /// <summary>The port that others use; null when Aspire chooses.</summary>
    public Located<int>? Port { get; init; }

    /// <summary>The port that the resource listens on; null when Aspire chooses or infers it.</summary>
    public Located<int>? TargetPort { get; init; }

    /// <summary>Whether Aspire's proxy stands before it; null when that is not known.</summary>
    public bool? IsProxied { get; init; } = true;

    /// <summary>Whether it is open to the outside when published; null when that is not known.</summary>
    public bool? IsExternal { get; init; } = false;

    /// <summary>Whether it is UDP.</summary>
    public bool IsUdp { get; init; }

    /// <summary>Whether it is added under a condition only.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Whether it exists only when the app runs, or only when it is published; null for both.</summary>
    public AspireScope? OnlyIn { get; init; }

    /// <summary>Whether nobody wrote it: the integration adds it.</summary>
    public bool IsIntegrationDefault { get; init; }
}
