using System.Collections.Concurrent;
using ComposeLint.Text;

namespace ComposeLint.Cli.Sources;

/// <summary>
/// Another set without what <c>.gitignore</c> files leave out: listings do not show it, so that discovery does not find it. Reading by name is not changed:
/// an ignored <c>.env</c> still gives its values.
/// </summary>
/// <param name="inner">The set that reads.</param>
/// <param name="ignoreFiles">Where <c>.gitignore</c> files are read: the repository, which may be more than what is analysed.</param>
/// <param name="top">The directory, absolute and '/'-separated, above which no <c>.gitignore</c> counts.</param>
internal sealed class GitIgnoredSourceSet(SourceSet inner, SourceSet ignoreFiles, string top) : SourceSet
{
    private readonly ConcurrentDictionary<string, GitIgnoreFile?> _files = new(StringComparer.Ordinal);

    public override SourceLookup Read(string path) => inner.Read(path);

    public override bool DirectoryExists(string path) => inner.DirectoryExists(path);

    public override bool FileExists(string path) => inner.FileExists(path);

    public override bool BeginsWith(string path, string text) => inner.BeginsWith(path, text);

    public override string FullPath(string path) => inner.FullPath(path);

    public override ImmutableArray<string> Files(string directory) => Kept(directory, inner.Files(directory), isDirectory: false);

    public override ImmutableArray<string> Directories(string directory) => Kept(directory, inner.Directories(directory), isDirectory: true);

    /// <summary>Whether a file, or a directory above it, is left out.</summary>
    public bool IsIgnored(string path)
    {
        var full = inner.FullPath(path);
        if (IsIgnored(full, isDirectory: false))
            return true;
        for (var directory = SourcePath.Directory(full); directory.Length > top.Length; directory = SourcePath.Directory(directory))
        {
            if (IsIgnored(directory, isDirectory: true))
                return true;
        }

        return false;
    }

    private ImmutableArray<string> Kept(string directory, ImmutableArray<string> names, bool isDirectory)
    {
        var full = inner.FullPath(directory);
        return [.. names.Where(name => !IsIgnored(SourcePath.Combine(full, name), isDirectory))];
    }

    // The nearest file that speaks of a path decides (gitignore(5)).
    private bool IsIgnored(string full, bool isDirectory)
    {
        for (var directory = SourcePath.Directory(full); directory.StartsWith(top, StringComparison.Ordinal); directory = SourcePath.Directory(directory))
        {
            var below = full[(directory.Length + (directory[^1] == '/' ? 0 : 1))..];
            if (FileOf(directory)?.Verdict(below, isDirectory) is { } verdict)
                return verdict;
            if (directory == top || directory == "/")
                break;
        }

        return false;
    }

    private GitIgnoreFile? FileOf(string directory) =>
        _files.GetOrAdd(directory, path => ignoreFiles.Read(SourcePath.Combine(path, ".gitignore")).Text is { } text ? GitIgnoreFile.Parse(text.Text) : null);
}
