using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose;

/// <summary>How a file came into a project.</summary>
public enum ComposeFileRole
{
    /// <summary>Given, or found by its default name; the first of them is the base.</summary>
    Main,
    /// <summary>Merged over the files before it.</summary>
    Override,
    /// <summary>Brought by <c>include</c>.</summary>
    Included,
    /// <summary>Read for a service that another extends.</summary>
    Extended,
}

/// <summary>One Compose file as written, before interpolation and merging.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Yaml">Its YAML: documents, comments, problems of syntax.</param>
/// <param name="Role">How it came into the project.</param>
public sealed record ComposeFile(SourceText Source, YamlFile Yaml, ComposeFileRole Role)
{
    /// <summary>The first document's mapping; null when there is none. Compose merges further documents over it (compose-go loader.go loadYamlFile).</summary>
    public YamlMapping? Root => Yaml.Documents.Length > 0 ? Yaml.Documents[0].Root as YamlMapping : null;

    /// <summary>Syntax errors, duplicate keys, limits.</summary>
    public ImmutableArray<Problem> Problems => Yaml.Problems;

    /// <summary>The path findings show.</summary>
    public string Path => Source.Path;
}
