using ComposeLint.Text;

namespace ComposeLint.Analysis;

/// <summary>Finds every file below the paths of a request.</summary>
internal static class FileDiscovery
{
    /// <summary>Directories that hold other people's files or a tool's own: never walked into, unless named.</summary>
    private static readonly ImmutableHashSet<string> s_skipped = ImmutableHashSet.Create(
        StringComparer.Ordinal, ".git", ".hg", ".svn", "node_modules", ".venv", "__pycache__", ".vs", ".idea");

    /// <summary>The files below <paramref name="paths"/>, each once, in ordinal order; a path that is not there is left to the caller.</summary>
    public static ImmutableArray<string> Find(
        SourceSet sources, ImmutableArray<string> paths, ImmutableArray<string> exclude, bool forceExclude, CancellationToken cancellation)
    {
        var globs = GlobSet.Parse(exclude);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var given in paths.IsDefaultOrEmpty ? ImmutableArray.Create(".") : paths)
        {
            var path = SourcePath.Normalize(given);
            if (sources.FileExists(path))
            {
                if (!forceExclude || !globs.IsMatch(path))
                    found.Add(path);
            }
            else
            {
                Walk(path);
            }
        }

        return found.ToImmutableArray();

        void Walk(string root)
        {
            var pending = new Stack<string>();
            pending.Push(root);
            while (pending.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                var directory = pending.Pop();
                foreach (var name in sources.Files(directory))
                {
                    var path = SourcePath.Combine(directory, name);
                    if (!globs.IsMatch(path))
                        found.Add(path);
                }

                foreach (var name in sources.Directories(directory))
                {
                    var path = SourcePath.Combine(directory, name);
                    if (!s_skipped.Contains(name) && !globs.IsMatch(path))
                        pending.Push(path);
                }
            }
        }
    }
}
