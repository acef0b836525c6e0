namespace ComposeLint.Text;

/// <summary>Texts held in memory: an analyzer's AdditionalFiles, standard input, the examples of a rule's page.</summary>
public sealed class MemorySourceSet : SourceSet
{
    private readonly Dictionary<string, SourceText> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _directories = new(StringComparer.Ordinal);
    private readonly string _root;

    /// <summary>A set of texts, each under its path; of two with one path the later one stays.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="root">The absolute directory that relative paths are seen from: its last part names a project in <c>.</c>.</param>
    public MemorySourceSet(IEnumerable<SourceText> texts, string root = "/project")
    {
        _root = root;
        _directories.Add(".", new SortedSet<string>(StringComparer.Ordinal));
        foreach (var text in texts)
        {
            var path = SourcePath.Normalize(text.Path);
            _texts[path] = text;
            AddTo(_files, SourcePath.Directory(path), SourcePath.FileName(path));
            for (var directory = SourcePath.Directory(path); directory is not ("." or "/" or ".."); directory = SourcePath.Directory(directory))
                AddTo(_directories, SourcePath.Directory(directory), SourcePath.FileName(directory));
        }
    }

    /// <inheritdoc/>
    public override SourceLookup Read(string path) =>
        _texts.TryGetValue(SourcePath.Normalize(path), out var text)
            ? new SourceLookup(LookupStatus.Found, text)
            : new SourceLookup(DirectoryExists(path) ? LookupStatus.NotAFile : LookupStatus.Missing);

    /// <inheritdoc/>
    public override bool DirectoryExists(string path)
    {
        var directory = SourcePath.Normalize(path);
        return _files.ContainsKey(directory) || _directories.ContainsKey(directory);
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> Files(string directory) => Names(_files, directory);

    /// <inheritdoc/>
    public override ImmutableArray<string> Directories(string directory) => Names(_directories, directory);

    /// <inheritdoc/>
    public override bool FileExists(string path) => _texts.ContainsKey(SourcePath.Normalize(path));

    /// <inheritdoc/>
    public override string FullPath(string path) => SourcePath.Combine(_root, path);

    private static ImmutableArray<string> Names(Dictionary<string, SortedSet<string>> map, string directory) =>
        map.TryGetValue(SourcePath.Normalize(directory), out var names) ? names.ToImmutableArray() : ImmutableArray<string>.Empty;

    private static void AddTo(Dictionary<string, SortedSet<string>> map, string directory, string name)
    {
        if (!map.TryGetValue(directory, out var names))
            map.Add(directory, names = new SortedSet<string>(StringComparer.Ordinal));
        names.Add(name);
    }
}
