using System.Globalization;
using ComposeLint.Knowledge;

namespace ComposeLint.Compose.Binding;

/// <summary>The formats of stack files: <c>version: "3.4"</c> is 4. Each has a schema of its own (docker/cli cli/compose/schema/schema.go).</summary>
public static class StackFormats
{
    private static readonly Lazy<Dictionary<string, int>> Rows = new(() => KnowledgeTable.Load("stack-formats").Rows
        .ToDictionary(row => row[0], row => int.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.Ordinal));

    /// <summary>The newest, which a file without <c>version</c> has.</summary>
    public const int Newest = 13;

    /// <summary>The format that brought a key; 0 for those that always were.</summary>
    /// <param name="path">As in Knowledge/compose-keys.tsv.</param>
    public static int Since(string path) => Rows.Value.TryGetValue(path, out var since) ? since : 0;

    /// <summary>The format that a <c>version</c> names; null when the client knows none of that name.</summary>
    public static int? Of(string version) =>
        version == "3.0" ? 0
        : version.StartsWith("3.", StringComparison.Ordinal) && version.Length > 2 && version[2] != '0'
            && int.TryParse(version.Substring(2), NumberStyles.None, CultureInfo.InvariantCulture, out var minor) && minor <= Newest ? minor : null;
}
