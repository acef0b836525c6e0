namespace ComposeLint.Knowledge;

/// <summary>What is known of a base image: <c>Knowledge/base-images.tsv</c>.</summary>
/// <param name="Libc">musl or glibc; empty when not known.</param>
/// <param name="HasShell">Whether it has a shell.</param>
/// <param name="Lacks">Programs that it is known to lack.</param>
/// <param name="IsExact">Whether the very repository is in the table; such an image has no HEALTHCHECK.</param>
public sealed record BaseImage(string Libc, bool HasShell, ImmutableArray<string> Lacks, bool IsExact)
{
    private static readonly Lazy<ImmutableArray<ImmutableArray<string>>> Table = new(() => KnowledgeTable.Load("base-images").Rows);

    /// <summary>The empty image.</summary>
    public static BaseImage Scratch { get; } = new("", false, ImmutableArray.Create("curl", "wget", "nc", "bash", "sh"), true);

    /// <summary>What is known of an image; null when nothing is.</summary>
    public static BaseImage? Find(string reference)
    {
        if (ImageName.Parse(reference) is not { } name)
            return null;
        foreach (var row in Table.Value)
            if ((row[0] == "*" || row[0] == name.Repository) && (row[1].Length == 0 || name.Tag.IndexOf(row[1], StringComparison.Ordinal) >= 0))
                return new BaseImage(row[2], row[3] == "yes", row[4].Length == 0 ? ImmutableArray<string>.Empty : row[4].Split(',').ToImmutableArray(), row[0] != "*");
        return null;
    }
}
