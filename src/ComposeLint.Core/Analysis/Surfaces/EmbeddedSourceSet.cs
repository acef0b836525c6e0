using ComposeLint.Text;

namespace ComposeLint.Analysis.Surfaces;

/// <summary>One text that is part of another file: where it will lie, and what lies beside it, only run time knows.</summary>
internal sealed class EmbeddedSourceSet(SourceText text) : SourceSet
{
    private readonly string _path = SourcePath.Normalize(text.Path);

    /// <inheritdoc/>
    public override SourceLookup Read(string path) =>
        SourcePath.Normalize(path) == _path ? new SourceLookup(LookupStatus.Found, text) : new SourceLookup(LookupStatus.NotGiven);

    /// <inheritdoc/>
    public override bool DirectoryExists(string path) => true;

    /// <inheritdoc/>
    public override ImmutableArray<string> Files(string directory) => ImmutableArray<string>.Empty;

    /// <inheritdoc/>
    public override ImmutableArray<string> Directories(string directory) => ImmutableArray<string>.Empty;

    /// <inheritdoc/>
    public override bool FileExists(string path) => SourcePath.Normalize(path) == _path;

    /// <inheritdoc/>
    public override string FullPath(string path) => SourcePath.Combine("/project", path);
}
