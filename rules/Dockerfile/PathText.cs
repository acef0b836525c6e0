namespace ComposeLint.Rules.Dockerfile;

/// <summary>What a path says by its text alone.</summary>
internal static class PathText
{
    private static readonly string[] s_archives =
    [
        ".tar", ".Z", ".bz2", ".gz", ".lz", ".lzma", ".tZ", ".tb2", ".tbz", ".tbz2", ".tgz", ".tlz", ".tpz", ".txz", ".xz",
    ];

    /// <summary>The last part of a path, whichever slash it uses.</summary>
    public static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>Whether a path starts at the root or a drive, or with a variable that may.</summary>
    public static bool IsAbsoluteOrVariable(string path) =>
        path.Length > 0 && (path[0] is '/' or '$' || (path.Length > 1 && char.IsLetter(path[0]) && path[1] == ':'));

    /// <summary>Whether a path ends like an archive that ADD extracts.</summary>
    public static bool IsArchive(string path)
    {
        foreach (var ending in s_archives)
            if (path.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>Whether it is a URL or a git repository that ADD fetches.</summary>
    public static bool IsRemote(string path) =>
        path.StartsWith("http://", StringComparison.Ordinal) || path.StartsWith("https://", StringComparison.Ordinal)
        || path.StartsWith("git@", StringComparison.Ordinal) || path.StartsWith("git://", StringComparison.Ordinal) || path.StartsWith("ssh://", StringComparison.Ordinal);
}
