namespace ComposeLint.Text;

/// <summary>Arithmetic on '/'-separated paths, the same on every system.</summary>
public static class SourcePath
{
    /// <summary>Whether it starts at a root (<c>/</c> or a drive letter).</summary>
    public static bool IsRooted(string path) =>
        path.Length > 0 && path[0] == '/' || path.Length > 2 && path[1] == ':' && path[2] == '/';

    /// <summary><paramref name="path"/> seen from <paramref name="directory"/>, with <c>.</c> and <c>..</c> resolved; leading <c>..</c> stay.</summary>
    public static string Combine(string directory, string path)
    {
        var joined = IsRooted(path) || directory.Length == 0 || directory == "." ? path : directory + "/" + path;
        return Normalize(joined);
    }

    /// <summary>Resolves <c>.</c>, <c>..</c> and doubled slashes; the empty path is <c>.</c>.</summary>
    public static string Normalize(string path)
    {
        path = path.Replace('\\', '/');
        var rooted = path.Length > 0 && path[0] == '/';
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part.Length == 0 || part == ".")
                continue;
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".." || !rooted)
                parts.Add(part);
        }

        var joined = string.Join("/", parts);
        return rooted ? "/" + joined : joined.Length == 0 ? "." : joined;
    }

    /// <summary>The directory part; <c>.</c> for a bare name.</summary>
    public static string Directory(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path.Substring(0, slash);
    }

    /// <summary>The last part.</summary>
    public static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
