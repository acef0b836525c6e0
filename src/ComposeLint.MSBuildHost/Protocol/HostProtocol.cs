using System.Text.Json.Serialization;

namespace ComposeLint.MSBuildHost.Protocol;

// What the tool and its MSBuild host say to each other; compiled into both. The tool writes one request, a line of JSON, to the host's standard input and
// closes it; the host answers with messages, a line of JSON each, on standard output, the last of which says that it is the last.

/// <summary>What the tool asks.</summary>
/// <param name="WorkingDirectory">Where a global.json is looked for that says which SDK is used; absolute.</param>
/// <param name="Projects">The project files to evaluate, absolute.</param>
/// <param name="Roots">The directories that the tool reads by itself, absolute: the text of files elsewhere is sent.</param>
public sealed record HostRequest(string WorkingDirectory, ImmutableArray<string> Projects, ImmutableArray<string> Roots);

/// <summary>What the host answers: one of its parts.</summary>
public sealed record HostMessage
{
    /// <summary>A project that was evaluated.</summary>
    public HostProject? Project { get; init; }

    /// <summary>Something that went wrong.</summary>
    public HostFailure? Failure { get; init; }

    /// <summary>Whether all was said: without it the host died.</summary>
    public bool IsLast { get; init; }
}

/// <summary>What a project's build hands to the compiler.</summary>
/// <param name="Path">The project file, absolute.</param>
/// <param name="Sources">The files that it compiles.</param>
/// <param name="Generated">What source generators add.</param>
/// <param name="References">The assemblies that it references, absolute paths.</param>
/// <param name="ProjectReferences">The project files that it references, absolute paths.</param>
/// <param name="Symbols">The preprocessor symbols that are defined.</param>
/// <param name="LanguageVersion">The language's version, as <c>LangVersion</c> writes it.</param>
public sealed record HostProject(
    string Path,
    ImmutableArray<HostFile> Sources,
    ImmutableArray<HostFile> Generated,
    ImmutableArray<string> References,
    ImmutableArray<string> ProjectReferences,
    ImmutableArray<string> Symbols,
    string LanguageVersion);

/// <summary>A file.</summary>
/// <param name="Path">Its path, absolute.</param>
/// <param name="Text">Its text; null where the tool reads it by itself.</param>
public sealed record HostFile(string Path, string? Text);

/// <summary>Something that went wrong.</summary>
/// <param name="Message">One sentence, or what MSBuild said.</param>
/// <param name="Project">The project file that it is about; null for all.</param>
public sealed record HostFailure(string Message, string? Project);

/// <summary>The messages as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(HostRequest))]
[JsonSerializable(typeof(HostMessage))]
public sealed partial class HostJson : JsonSerializerContext;
