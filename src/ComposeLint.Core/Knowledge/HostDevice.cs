namespace ComposeLint.Knowledge;

/// <summary>Devices that hold the host's memory or disks: <c>Knowledge/host-devices.tsv</c>.</summary>
public static class HostDevice
{
    private static readonly Lazy<ImmutableArray<(string Device, string What)>> Table =
        new(() => KnowledgeTable.Load("host-devices").Rows.Select(row => (row[0], row[1])).ToImmutableArray());

    /// <summary>What a device holds, for a message; null for one that holds neither.</summary>
    public static string? Find(string path)
    {
        foreach (var (device, what) in Table.Value)
        {
            var stem = device.TrimEnd('*');
            if (stem.Length == device.Length ? path.TrimEnd('/') == device : path.Length > stem.Length && path.StartsWith(stem, StringComparison.Ordinal))
                return what;
        }

        return null;
    }
}
