namespace ComposeLint.Analysis;

/// <summary>A rule's metadata: the front matter of its page, made into code by the source generator.</summary>
/// <param name="Id"><c>CMP</c> and four digits; never changes meaning.</param>
/// <param name="Name">The kebab name, from the class.</param>
/// <param name="Title">One sentence.</param>
/// <param name="Severity">Its severity.</param>
/// <param name="Category">The folder it stands in, lower case: <c>ports</c>.</param>
/// <param name="Page">The page's path from the repository's root: <c>rules/Ports/HostPortCollision.md</c>.</param>
public sealed record RuleDescriptor(string Id, string Name, string Title, Severity Severity, string Category, string Page)
{
    /// <summary>Whether it runs without being selected.</summary>
    public bool EnabledByDefault { get; init; } = true;

    /// <summary>Peers' ids for the same thing (<c>hadolint:DL3006</c>).</summary>
    public ImmutableArray<string> Aliases { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>
    /// Ids of peers' rules that look for the same but report otherwise (off there by default): a comment that silences one silences this rule, and a
    /// selection of one means it, but its findings do not stand for the peer's.
    /// </summary>
    public ImmutableArray<string> Honours { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Tags for SARIF (<c>security</c>, <c>external/cwe/cwe-319</c>).</summary>
    public ImmutableArray<string> Tags { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>SARIF's security-severity (0.1 to 10.0); null for correctness rules.</summary>
    public string? SecuritySeverity { get; init; }

    /// <summary>The kinds of Problem this rule reports; empty for a rule with a Check.</summary>
    public ImmutableArray<string> Problems { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Kinds of Problem that the rule's own Check finds too, and better: they are not reported apart.</summary>
    public ImmutableArray<string> Covers { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The rules, by name, whose findings at the same place this rule's say better: they are not told apart.</summary>
    public ImmutableArray<string> Supersedes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The version that brought it, from <c>rules/shipped.tsv</c>; empty before it is released.</summary>
    public string Since { get; init; } = "";

    /// <summary>The whole page without its front matter (Markdown): help in SARIF, <c>explain</c>.</summary>
    public string Markdown => PageText();

    /// <summary>Loads <see cref="Markdown"/>: pages are many and long, and most runs read none.</summary>
    public Func<string> PageText { get; init; } = static () => "";

    /// <summary>The first paragraph of the page's Why section, as plain text.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where the page is read online.</summary>
    public string HelpUri => "https://github.com/composelint/composelint/blob/main/" + Page;
}
