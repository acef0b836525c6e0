using ComposeLint.Analysis;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp;

/// <summary>
/// Evaluates projects with MSBuild, which runs what their build says: a host passes one only where its user asked for it. Without one nothing is evaluated.
/// </summary>
public abstract class ProjectEvaluator
{
    /// <summary>Evaluates projects.</summary>
    /// <param name="projects">Their files, as <see cref="SourcePath"/> writes paths, ordinal order.</param>
    /// <param name="sources">Where their sources are read from.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>Those that could be evaluated; what went wrong with the others is among the notifications.</returns>
    public abstract EvaluatedProjects Evaluate(ImmutableArray<string> projects, SourceSet sources, CancellationToken cancellation);
}

/// <summary>What an evaluation gave.</summary>
/// <param name="Projects">The projects that could be evaluated, those that they reference included.</param>
/// <param name="Notifications">What went wrong.</param>
public sealed record EvaluatedProjects(ImmutableArray<EvaluatedProject> Projects, ImmutableArray<Notification> Notifications);

/// <summary>What a project's build hands to the compiler.</summary>
/// <param name="Path">The project file, as <see cref="SourcePath"/> writes paths.</param>
public sealed record EvaluatedProject(string Path)
{
    /// <summary>The files that it compiles.</summary>
    public ImmutableArray<SourceText> Sources { get; init; } = ImmutableArray<SourceText>.Empty;

    /// <summary>What source generators add: bound, and not read for itself.</summary>
    public ImmutableArray<SourceText> Generated { get; init; } = ImmutableArray<SourceText>.Empty;

    /// <summary>The assemblies that it compiles against, other projects left out.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = ImmutableArray<MetadataReference>.Empty;

    /// <summary>The project files that it references.</summary>
    public ImmutableArray<string> ProjectReferences { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The preprocessor symbols that are defined.</summary>
    public ImmutableArray<string> Symbols { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The language's version as <c>LangVersion</c> writes it; null for the newest.</summary>
    public string? LanguageVersion { get; init; }

    /// <summary>Whether a test framework is among its references.</summary>
    public bool IsTest { get; init; }
}
