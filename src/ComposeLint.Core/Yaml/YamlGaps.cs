using ComposeLint.Text;

namespace ComposeLint.Yaml;

/// <summary>Marks the collection that a blanked part belonged to.</summary>
internal static class YamlGaps
{
    public static ImmutableArray<YamlDocument> Mark(ImmutableArray<YamlDocument> documents, YamlGap gap, SourceText source)
    {
        for (var i = documents.Length - 1; i >= 0; i--)
        {
            if (documents[i].Root is { } root && (root.Span.Span.Start < gap.Start || i == 0))
                return documents.SetItem(i, new YamlDocument(Mark(root, gap, source)));
        }

        return documents;
    }

    private static YamlNode Mark(YamlNode node, YamlGap gap, SourceText source)
    {
        switch (node)
        {
            case YamlMapping mapping:
                for (var i = mapping.Entries.Length - 1; i >= 0; i--)
                {
                    var (key, value) = mapping.Entries[i];
                    if (key.Origin is not null || key.Span.Span.Start > gap.Start)
                        continue;
                    var column = key.Span.Start.Column - 1;
                    if (column > gap.Column || (column == gap.Column && !gap.IsItem))
                        break;
                    if (Inner(value, gap, source) is not { } marked)
                        break;
                    return new YamlMapping(mapping.Entries.SetItem(i, new YamlEntry(key, marked)), mapping.Span, mapping.Tag, mapping.Origin, mapping.HasGaps);
                }

                return new YamlMapping(mapping.Entries, mapping.Span, mapping.Tag, mapping.Origin, hasGaps: true);
            case YamlSequence sequence:
                for (var i = sequence.Items.Length - 1; i >= 0; i--)
                {
                    var item = sequence.Items[i];
                    if (item.Origin is not null || item.Span.Span.Start > gap.Start)
                        continue;
                    if (item.Span.Start.Column - 1 > gap.Column || Inner(item, gap, source) is not { } marked)
                        break;
                    return new YamlSequence(sequence.Items.SetItem(i, marked), sequence.Span, sequence.Tag, sequence.Origin, sequence.HasGaps);
                }

                return new YamlSequence(sequence.Items, sequence.Span, sequence.Tag, sequence.Origin, hasGaps: true);
            default:
                return node;
        }
    }

    /// <summary>The node with its gap marked; null when it cannot hold one: the gap then belongs to what holds the node.</summary>
    private static YamlNode? Inner(YamlNode node, YamlGap gap, SourceText source) => node switch
    {
        { Origin: not null } => null,
        // All under the key was blanked, so that nothing tells whether it was a mapping or a list: a mapping is what most keys hold.
        YamlScalar { Value: "", Style: ScalarStyle.Plain } scalar => new YamlMapping(ImmutableArray<YamlEntry>.Empty, scalar.Span, scalar.Tag, null, hasGaps: true),
        YamlScalar => null,
        _ => Mark(node, gap, source),
    };
}
