namespace ComposeLint.Cli.Sources;

/// <summary>The git repository that a directory stands in, found by its <c>.git</c>; nothing of git is run.</summary>
/// <param name="Root">Its root, absolute.</param>
internal sealed record Repository(string Root)
{
    /// <summary>The repository around a directory; null when there is none.</summary>
    public static Repository? Around(string directory)
    {
        for (var current = Path.GetFullPath(directory); current is not null; current = Path.GetDirectoryName(current))
        {
            var mark = Path.Join(current, ".git");
            if (Directory.Exists(mark) || File.Exists(mark))
                return new Repository(current);
        }

        return null;
    }
}
