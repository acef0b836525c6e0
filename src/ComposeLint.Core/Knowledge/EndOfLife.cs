namespace ComposeLint.Knowledge;

/// <summary>Until when versions of images were mended: <c>Knowledge/end-of-life.tsv</c>.</summary>
public static class EndOfLife
{
    private static readonly Lazy<ImmutableArray<ImmutableArray<string>>> Table = new(() => KnowledgeTable.Load("end-of-life").Rows);

    /// <summary>The day (<c>2024-06-30</c>) on which an image's version got its last fix; null when it is not known to have ended.</summary>
    public static string? Of(string reference)
    {
        if (ImageName.Parse(reference) is not { Tag.Length: > 0 } name)
            return null;
        foreach (var row in Table.Value)
            if (row[0] == name.Repository && Begins(name.Tag, row[1]))
                return row[2];
        return null;
    }

    private static bool Begins(string tag, string version) =>
        tag.StartsWith(version, StringComparison.Ordinal) && (tag.Length == version.Length || tag[version.Length] is '.' or '-');
}
