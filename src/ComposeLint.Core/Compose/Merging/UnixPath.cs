namespace ComposeLint.Compose.Merging;

/// <summary>Paths in containers, always of the Unix kind.</summary>
internal static class UnixPath
{
    /// <summary>Go's path.Clean: no doubled slashes, no <c>.</c>, no inner <c>..</c>, no trailing slash; the empty path is <c>.</c>.</summary>
    public static string Clean(string path)
    {
        var isRooted = path.Length > 0 && path[0] == '/';
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part.Length == 0 || part == ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0 && parts[parts.Count - 1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else if (!isRooted)
                parts.Add(part);
        }

        var joined = string.Join("/", parts);
        return isRooted ? "/" + joined : joined.Length == 0 ? "." : joined;
    }
}
