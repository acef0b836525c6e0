using ComposeLint.Text;

namespace ComposeLint.CSharp;

/// <summary>A place where code brings up Compose files: Testcontainers' <c>ComposeBuilder</c>, FluentDocker's <c>UseCompose</c>, <c>docker compose -f</c> in a string.</summary>
public sealed record ComposeLinkFact : CodeElement
{
    /// <summary>The library.</summary>
    public required ContainerApi Api { get; init; }

    /// <summary>The files in merge order, each as the code names it; of a path whose beginning is not known, its end.</summary>
    public ImmutableArray<ComposeFileUse> Files { get; init; } = ImmutableArray<ComposeFileUse>.Empty;

    /// <summary>Why there may be more files; null when those are all.</summary>
    public string? OpenFiles { get; init; }

    /// <summary>Services that the code names: to be brought up, waited for, or asked where they are.</summary>
    public ImmutableArray<Located<string>> Services { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary>Ports of services that the code wants to reach.</summary>
    public ImmutableArray<ExposedServicePort> Exposed { get; init; } = ImmutableArray<ExposedServicePort>.Empty;

    /// <summary>What the files say together; null when one of them could not be found, or where that is not known.</summary>
    public LinkedProject? Project { get; init; }
}

/// <summary>A Compose file that code names.</summary>
/// <param name="Written">The path as written; unknown where it is computed, its end apart.</param>
public sealed record ComposeFileUse(Located<string> Written)
{
    /// <summary>The end of a path whose beginning is computed (<c>Path.Combine(root, "compose.yaml")</c>); null for another.</summary>
    public string? Ending { get; init; }

    /// <summary>The file, as <see cref="SourcePath"/> writes paths; null when it was not found.</summary>
    public string? Path { get; init; }

    /// <summary>Whether no file of its name lies anywhere among those that are read, and no code writes one.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Whether it lies beside the project and is not copied to where tests run; false where that is not known.</summary>
    public bool IsLeftBehind { get; init; }
}

/// <summary>A port of a Compose service that code wants to reach.</summary>
/// <param name="Service">The service.</param>
/// <param name="Port">The port inside.</param>
public readonly record struct ExposedServicePort(Located<string> Service, Located<int> Port);

/// <summary>What linked Compose files say together.</summary>
/// <param name="Services">Their services, in file order; those that need a profile too.</param>
public sealed record LinkedProject(ImmutableArray<LinkedService> Services)
{
    /// <summary>Why there may be more services; null when those are all.</summary>
    public string? Open { get; init; }
}

/// <summary>A service of linked Compose files.</summary>
/// <param name="Service">The service, at its name.</param>
/// <param name="FixedPorts">Ports of the machine that it takes.</param>
public sealed record LinkedService(IElement Service, ImmutableArray<(IElement Element, int Port)> FixedPorts)
{
    /// <summary>The ports that it is believed to listen on; empty when nothing is known of that.</summary>
    public ImmutableArray<int> Listens { get; init; } = ImmutableArray<int>.Empty;
}
