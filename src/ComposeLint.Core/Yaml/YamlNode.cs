using ComposeLint.Text;

namespace ComposeLint.Yaml;

/// <summary>
/// A YAML node with its place. Immutable; aliases and merge keys are already resolved: an aliased node keeps the span where its text stands
/// and says in its <see cref="Origin"/> how it got here. Stages that rewrite values (interpolation, merging) make new nodes of the same
/// types, with the span of the text that won and a longer origin.
/// </summary>
public abstract class YamlNode
{
    private protected YamlNode(SourceSpan span, string? tag, Origin? origin)
    {
        Span = span;
        Tag = tag;
        Origin = origin;
    }

    /// <summary>From its first character (after anchor and tag) to after its last, without trailing blank lines and comments.</summary>
    public SourceSpan Span { get; }

    /// <summary>The tag as written (<c>!reset</c>, <c>!!str</c>); null when there is none.</summary>
    public string? Tag { get; }

    /// <summary>How it came to be; null when it stands as written.</summary>
    public Origin? Origin { get; }

    /// <summary>
    /// The same node with another origin. What lies under it is shared, not copied: a step on a collection holds for all under it, so a value's
    /// whole history is its own origin and those of the collections that hold it.
    /// </summary>
    public abstract YamlNode WithOrigin(Origin? origin);
}

/// <summary>How a scalar was written.</summary>
public enum ScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,
    /// <summary>In single quotes.</summary>
    SingleQuoted,
    /// <summary>In double quotes.</summary>
    DoubleQuoted,
    /// <summary>A block with <c>|</c>.</summary>
    Literal,
    /// <summary>A block with <c>&gt;</c>.</summary>
    Folded,
}

/// <summary>A scalar: its text after YAML's own unquoting and folding.</summary>
public sealed class YamlScalar : YamlNode
{
    /// <summary>A scalar.</summary>
    public YamlScalar(string value, ScalarStyle style, SourceSpan span, string? tag = null, Origin? origin = null, string? unknownReason = null)
        : base(span, tag, origin)
    {
        Value = value;
        Style = style;
        UnknownReason = unknownReason;
    }

    /// <summary>The text; what an unset variable leaves blank is blank here, or U+FFFC where the value is unknown for it.</summary>
    public string Value { get; }

    /// <summary>How it was written. Only a plain scalar can be a number, boolean or null.</summary>
    public ScalarStyle Style { get; }

    /// <summary>Why the value cannot be known (a variable without value or default); null when it is known.</summary>
    public string? UnknownReason { get; }

    /// <summary>Whether it is YAML's null as go-yaml reads it: plain and empty, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => Style == ScalarStyle.Plain && UnknownReason is null && Tag is null && Value is "" or "~" or "null" or "Null" or "NULL";

    /// <inheritdoc/>
    public override YamlNode WithOrigin(Origin? origin) => new YamlScalar(Value, Style, Span, Tag, origin, UnknownReason);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A list.</summary>
public sealed class YamlSequence : YamlNode
{
    /// <summary>A list.</summary>
    public YamlSequence(ImmutableArray<YamlNode> items, SourceSpan span, string? tag = null, Origin? origin = null, bool hasGaps = false)
        : base(span, tag, origin)
    {
        Items = items;
        HasGaps = hasGaps;
    }

    /// <summary>The items in order.</summary>
    public ImmutableArray<YamlNode> Items { get; }

    /// <summary>Whether a part could not be read: there may be more items than <see cref="Items"/> shows.</summary>
    public bool HasGaps { get; }

    /// <inheritdoc/>
    public override YamlNode WithOrigin(Origin? origin) => new YamlSequence(Items, Span, Tag, origin, HasGaps);
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key; a complex key (a mapping or list as key) is a Problem and is left out.</param>
/// <param name="Value">The value; a missing one is an empty plain scalar at the colon.</param>
public readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>A mapping in file order. Of duplicate keys the first stays (the parser reports the others).</summary>
public sealed class YamlMapping : YamlNode
{
    // Below this a walk is quicker than a table, and most mappings of a Compose file stay below.
    private const int FewEntries = 8;
    private Dictionary<string, int>? _index;

    /// <summary>A mapping.</summary>
    public YamlMapping(ImmutableArray<YamlEntry> entries, SourceSpan span, string? tag = null, Origin? origin = null, bool hasGaps = false)
        : base(span, tag, origin)
    {
        Entries = entries;
        HasGaps = hasGaps;
    }

    /// <summary>The entries in order, merge keys (<c>&lt;&lt;</c>) applied.</summary>
    public ImmutableArray<YamlEntry> Entries { get; }

    /// <summary>Whether a part could not be read: there may be more keys than <see cref="Entries"/> shows.</summary>
    public bool HasGaps { get; }

    /// <inheritdoc/>
    public override YamlNode WithOrigin(Origin? origin) => new YamlMapping(Entries, Span, Tag, origin, HasGaps);

    /// <summary>The value of a key; null when it is not there.</summary>
    public YamlNode? this[string key] => TryGet(key, out var entry) ? entry.Value : null;

    /// <summary>The entry of a key.</summary>
    public bool TryGet(string key, out YamlEntry entry)
    {
        if (Entries.Length <= FewEntries)
        {
            foreach (var candidate in Entries)
            {
                if (string.Equals(candidate.Key.Value, key, StringComparison.Ordinal))
                {
                    entry = candidate;
                    return true;
                }
            }

            entry = default;
            return false;
        }

        if (_index is null)
        {
            var index = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < Entries.Length; i++)
                index[Entries[i].Key.Value] = i;
            _index = index;
        }

        if (_index.TryGetValue(key, out var found))
        {
            entry = Entries[found];
            return true;
        }

        entry = default;
        return false;
    }
}

/// <summary>A comment: from the <c>#</c> to the end of its line.</summary>
/// <param name="Span">Its place.</param>
/// <param name="IsTrailing">Whether a node stands before it on its line.</param>
/// <param name="Target">The node's place that it belongs to: a trailing one to the entry on its line, one on its own line to the next entry with all under it; null at the end of a file.</param>
public readonly record struct YamlComment(SourceSpan Span, bool IsTrailing, SourceSpan? Target);

/// <summary>One document of a file.</summary>
/// <param name="Root">The root node; null when the document is empty.</param>
public sealed record YamlDocument(YamlNode? Root);

/// <summary>A file as YAML: what could be read, and what could not as problems.</summary>
/// <param name="Source">The file.</param>
/// <param name="Documents">Its documents, at least one unless nothing could be read.</param>
/// <param name="Comments">All comments in file order.</param>
/// <param name="Problems">Syntax errors, duplicate keys, limits: kinds <c>yaml-syntax</c>, <c>duplicate-key</c>, <c>yaml-limit</c>.</param>
public sealed record YamlFile(SourceText Source, ImmutableArray<YamlDocument> Documents, ImmutableArray<YamlComment> Comments, ImmutableArray<Problem> Problems)
{
    /// <summary>Whether parts were blanked to go on after a syntax error.</summary>
    public bool HasGaps { get; init; }
}
