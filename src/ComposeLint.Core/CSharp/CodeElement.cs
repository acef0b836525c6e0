using ComposeLint.Text;

namespace ComposeLint.CSharp;

/// <summary>Something that C# code declares, at the narrow place that declares it.</summary>
public abstract record CodeElement : IElement
{
    /// <inheritdoc/>
    public required SourceSpan Span { get; init; }

    /// <inheritdoc/>
    public required SourceSpan Context { get; init; }

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public required string Key { get; init; }

    /// <inheritdoc/>
    public Origin? Origin { get; init; }

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}

/// <summary>A C# project, as far as its files say.</summary>
/// <param name="Name">The project file's name without its ending, or the name of a file-based app.</param>
/// <param name="Directory">Its directory, as <see cref="SourcePath"/> writes paths.</param>
/// <param name="IsTest">Whether it holds tests: it references Microsoft.NET.Test.Sdk, xunit, NUnit, MSTest or TUnit, or says <c>IsTestProject</c>.</param>
public sealed record CodeProject(string Name, string Directory, bool IsTest)
{
    /// <summary>Its project file's path; null for a file-based app, loose files, or where the host does not say.</summary>
    public string? ProjectPath { get; init; }

    /// <summary>The Dockerfile in its directory; null when there is none.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>Whether settings beside the code give Kestrel its endpoints (<c>Kestrel:Endpoints</c> in appsettings, <c>Kestrel__Endpoints__...</c> in a Compose file).</summary>
    public bool HasKestrelSettings { get; init; }
}

/// <summary>The library through which code makes containers and networks.</summary>
public enum ContainerApi
{
    /// <summary>Testcontainers for .NET, its modules included.</summary>
    Testcontainers,
    /// <summary>Docker.DotNet, and Docker.DotNet.Enhanced of the same names.</summary>
    DockerDotNet,
    /// <summary>FluentDocker 2 or 3.</summary>
    FluentDocker,
    /// <summary>Pulumi.Docker.</summary>
    Pulumi,
    /// <summary>The docker client, started as a program.</summary>
    DockerCommand,
}
