namespace ComposeLint.Knowledge;

/// <summary>
/// A fact that nobody measured: it is moby's source's or the documentation's. Answers that rest on one say so. The facts are those of
/// <c>Knowledge/unmeasured.tsv</c>.
/// </summary>
/// <param name="Says">The fact in a few words, which end with where it is from.</param>
/// <param name="Citation">The file or page.</param>
public sealed record Unmeasured(string Says, string Citation)
{
    private static readonly Lazy<ImmutableDictionary<string, (string Says, string From, string Citation)>> Table = new(() => KnowledgeTable.Load("unmeasured").Rows
        .ToImmutableDictionary(row => row[0], row => (row[1], row[2], row[3]), StringComparer.Ordinal));

    /// <summary>The names of all facts.</summary>
    public static IEnumerable<string> Ids => Table.Value.Keys;

    /// <summary>A fact, with names put in for its <c>{0}</c> and <c>{1}</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no fact of that name.</exception>
    public static Unmeasured Fact(string id, params string[] names)
    {
        var (says, from, citation) = Table.Value[id];
        for (var n = 0; n < names.Length; n++)
            says = says.Replace("{" + n.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}", names[n]);
        return new Unmeasured(says + " (from " + from + ", not measured)", citation);
    }
}
