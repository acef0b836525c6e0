namespace ComposeLint.Knowledge;

/// <summary>What a path of the host gives whoever sees it.</summary>
public enum HostPathKind
{
    /// <summary>A container engine: root on the host.</summary>
    Socket,
    /// <summary>Keys and passwords.</summary>
    Credentials,
    /// <summary>The system itself.</summary>
    System,
}

/// <summary>A path of the host that gives more than files: a line of <c>Knowledge/host-paths.tsv</c>.</summary>
/// <param name="Path">The path.</param>
/// <param name="IsTree">Whether all below it counts too.</param>
/// <param name="Kind">What it gives.</param>
/// <param name="IsFineReadOnly">Whether reading it is common and harmless enough (monitoring).</param>
/// <param name="What">What is there, for a message.</param>
public sealed record HostPath(string Path, bool IsTree, HostPathKind Kind, bool IsFineReadOnly, string What)
{
    private static readonly Lazy<Dictionary<string, HostPath>> Table = new(Load);

    /// <summary>The entry for a path as written in a mount; null for an ordinary one.</summary>
    public static HostPath? Find(string path)
    {
        if (path.Length == 0)
            return null;
        var written = path.Length > 1 ? path.TrimEnd('/') : path;
        if (written.StartsWith("/var/run/", StringComparison.Ordinal) && Table.Value.TryGetValue(written.Substring("/var".Length), out var moved))
            return moved;
        if (Table.Value.TryGetValue(written.Length == 0 ? "/" : written, out var exact))
            return exact;
        for (var slash = written.LastIndexOf('/'); slash > 0; slash = written.LastIndexOf('/', slash - 1))
            if (Table.Value.TryGetValue(written.Substring(0, slash), out var above))
                return above.IsTree ? above : null;
        return null;
    }

    private static Dictionary<string, HostPath> Load()
    {
        var result = new Dictionary<string, HostPath>(StringComparer.Ordinal);
        foreach (var row in KnowledgeTable.Load("host-paths").Rows)
        {
            if (!Enum.TryParse<HostPathKind>(row[2], ignoreCase: true, out var kind))
                throw new InvalidOperationException("host-paths: no such kind: " + row[2]);
            result.Add(row[0], new HostPath(row[0], row[1] == "tree", kind, row[3] == "write", row[4]));
        }

        return result;
    }
}
