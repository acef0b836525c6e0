using ComposeLint.Text;
using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp;

/// <summary>
/// The packages that the user has restored. A host without one, and a project that is not restored, is bound against declarations that come with the tool,
/// and what is found there is a little less certain.
/// </summary>
public abstract class PackageStore
{
    /// <summary>What a restored project compiles against: its packages and the framework. Assemblies are read as metadata; no code of theirs runs.</summary>
    /// <param name="project">The project file, as <see cref="SourcePath"/> writes paths.</param>
    /// <param name="framework">The target framework that is read (<c>net10.0</c>); null for the first that was restored.</param>
    /// <param name="sources">Where <c>obj/project.assets.json</c> is read from.</param>
    /// <returns>Empty when it is not restored, or not all of it can be read.</returns>
    public abstract ImmutableArray<MetadataReference> References(string project, string? framework, SourceSet sources);
}
