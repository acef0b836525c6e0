namespace ComposeLint.Knowledge;

/// <summary>A Linux capability that reaches beyond its container: a line of <c>Knowledge/capabilities.tsv</c>.</summary>
/// <param name="Name">Its name without <c>CAP_</c>.</param>
/// <param name="When"><c>always</c>, or the namespace of the host that it needs: <c>network</c>, <c>pid</c>.</param>
/// <param name="Opens">What whoever has it can do.</param>
public sealed record Capability(string Name, string When, string Opens)
{
    private static readonly Lazy<Dictionary<string, Capability>> Table = new(() =>
        KnowledgeTable.Load("capabilities").Rows.ToDictionary(row => row[0], row => new Capability(row[0], row[1], row[2]), StringComparer.OrdinalIgnoreCase));

    /// <summary>The capability of a name, with or without <c>CAP_</c>, in any case as the engine takes it; null for one that stays inside.</summary>
    public static Capability? Find(string name) =>
        Table.Value.TryGetValue(name.StartsWith("CAP_", StringComparison.OrdinalIgnoreCase) ? name.Substring("CAP_".Length) : name, out var found) ? found : null;
}
