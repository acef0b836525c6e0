using ComposeLint.Cli.Sources;

namespace ComposeLint.Cli.Evaluation;

/// <summary>A folder of the user's own outside the roots, from which files are read whose names a stranger's file gives.</summary>
internal sealed class Folder
{
    private readonly string _path;
    private readonly ContainedPaths _paths;

    private Folder(string path)
    {
        _path = path;
        _paths = new ContainedPaths([path]);
    }

    /// <summary>The folder; null when it is not there or not absolute.</summary>
    public static Folder? Of(string? path) => path is not null && Path.IsPathFullyQualified(path) && Directory.Exists(path) ? new Folder(path) : null;

    /// <summary>A regular file in it, absolute; null when it is not there, the name is not a plain one, or a link leads out.</summary>
    /// <param name="name">Its '/'-separated name: plain parts alone, none of which climbs.</param>
    public string? File(string name) =>
        name.Split('/').All(IsPlain) && _paths.Resolve(Path.Join(_path, name)) is { } real && FileKinds.Of(real) == FileKind.Regular ? real : null;

    /// <summary>The names of the folders directly in a folder of it; empty when there is none.</summary>
    public IEnumerable<string> Folders(string name) =>
        name.Split('/').All(IsPlain) && _paths.Resolve(Path.Join(_path, name)) is { } real && Directory.Exists(real) ? Directory.EnumerateDirectories(real).Select(folder => Path.GetFileName(folder)) : [];

    /// <summary>The assemblies directly in a folder of it, absolute, ordinal order.</summary>
    public ImmutableArray<string> Assemblies(string name) =>
        name.Split('/').All(IsPlain) && _paths.Resolve(Path.Join(_path, name)) is { } real && Directory.Exists(real) ? [.. Directory.EnumerateFiles(real, "*.dll").Order(StringComparer.Ordinal)] : [];

    // What NuGet allows in an id, a version and a file's name, and more than that never.
    private static bool IsPlain(string part) => part.Length > 0 && part.Trim('.').Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or ' ');
}
