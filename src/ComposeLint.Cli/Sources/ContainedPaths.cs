using System.Collections.Concurrent;

namespace ComposeLint.Cli.Sources;

/// <summary>
/// Keeps look-ups inside the roots: a path, and each link on its way, must stay below one of them. Nothing outside is touched, not even to see
/// whether it exists.
/// </summary>
internal sealed class ContainedPaths
{
    // Linux stops at 40 (path_resolution(7)).
    private const int MostLinks = 40;

    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private readonly ImmutableArray<Root> _roots;
    private readonly ConcurrentDictionary<string, string?> _directories = new(StringComparer.Ordinal);

    public ContainedPaths(IEnumerable<string> absoluteRoots) =>
        _roots = [.. absoluteRoots.Select(root => new Root(Trim(Path.GetFullPath(root)), Trim(RealRoot(Path.GetFullPath(root)))))];

    /// <summary>The path with all links resolved; null when it, or a link on it, leads out of the roots (or links run in a circle).</summary>
    public string? Resolve(string absolute) => Resolve(Trim(absolute), MostLinks);

    private string? Resolve(string absolute, int linksLeft)
    {
        foreach (var root in _roots)
        {
            if (root.Below(absolute) is { } below)
                return Walk(root.Real, below, linksLeft);
        }

        return null;
    }

    private string? Walk(string realRoot, string below, int linksLeft)
    {
        var real = realRoot;
        var parts = below.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            var next = Path.Join(real, parts[i]);
            var isLast = i == parts.Length - 1;
            var resolved = isLast ? Step(next, real, linksLeft) : _directories.GetOrAdd(next, path => Step(path, Path.GetDirectoryName(path)!, linksLeft));
            if (resolved is null)
                return null;
            real = resolved;
        }

        return real;
    }

    private string? Step(string path, string parent, int linksLeft)
    {
        var target = new FileInfo(path).LinkTarget;
        if (target is null)
            return path;
        return linksLeft == 0 ? null : Resolve(Trim(Path.GetFullPath(target, parent)), linksLeft - 1);
    }

    // The roots themselves are the user's own words: their links are followed.
    private static string RealRoot(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
            return path;
        var candidate = Path.Join(RealRoot(parent), Path.GetFileName(path));
        try
        {
            return new DirectoryInfo(candidate).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? candidate;
        }
        catch (IOException)
        {
            return candidate;
        }
    }

    private static string Trim(string path) => Path.TrimEndingDirectorySeparator(path);

    private readonly record struct Root(string Given, string Real)
    {
        public string? Below(string absolute) => Below(Given, absolute) ?? Below(Real, absolute);

        private static string? Below(string root, string absolute)
        {
            if (!absolute.StartsWith(root, Comparison))
                return null;
            if (absolute.Length == root.Length || root[^1] == Path.DirectorySeparatorChar)
                return absolute[root.Length..];
            return absolute[root.Length] == Path.DirectorySeparatorChar ? absolute[(root.Length + 1)..] : null;
        }
    }
}
