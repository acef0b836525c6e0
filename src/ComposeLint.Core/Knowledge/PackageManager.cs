namespace ComposeLint.Knowledge;

/// <summary>What is known of a package manager: <c>Knowledge/package-managers.tsv</c>.</summary>
/// <param name="Name">Its name: <c>apt</c>.</param>
/// <param name="Programs">Its commands: <c>apt-get</c>.</param>
/// <param name="Install">The words that install.</param>
/// <param name="Yes">The flags that answer its questions, without dashes.</param>
/// <param name="ValueFlags">The flags whose value is a word of its own, without dashes.</param>
/// <param name="Cache">Parts of the paths it keeps its cache in.</param>
public sealed record PackageManager(
    string Name, ImmutableArray<string> Programs, ImmutableArray<string> Install, ImmutableArray<string> Yes, ImmutableArray<string> ValueFlags, ImmutableArray<string> Cache)
{
    private static readonly Lazy<Dictionary<string, PackageManager>> Table = new(Load);

    /// <summary>The manager of a name.</summary>
    /// <exception cref="KeyNotFoundException">The table has none of that name.</exception>
    public static PackageManager Named(string name) => Table.Value[name];

    private static Dictionary<string, PackageManager> Load()
    {
        var result = new Dictionary<string, PackageManager>(StringComparer.Ordinal);
        foreach (var row in KnowledgeTable.Load("package-managers").Rows)
            result.Add(row[0], new PackageManager(row[0], List(row[1]), List(row[2]), List(row[3]), List(row[4]), List(row[5])));
        return result;
    }

    private static ImmutableArray<string> List(string cell) => cell.Length == 0 ? ImmutableArray<string>.Empty : cell.Split(',').ToImmutableArray();
}
