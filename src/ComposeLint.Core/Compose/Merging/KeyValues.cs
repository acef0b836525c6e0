using ComposeLint.Yaml;

namespace ComposeLint.Compose.Merging;

/// <summary>
/// Keys with values, written as a mapping or as a list of <c>KEY=value</c>. Compose turns the one into the other to merge them and lets the last of a
/// key win (compose-go override/merge.go mergeToSequence, uncity.go keyValueIndexer); here the mapping is the form of both, which says the same.
/// </summary>
internal static class KeyValues
{
    /// <summary>The mapping; a key without <c>=</c> has null. What is no list stays as it is.</summary>
    public static YamlNode ToMapping(YamlNode node)
    {
        if (node is YamlScalar { IsNull: false } single)
            node = new YamlSequence(ImmutableArray.Create<YamlNode>(single), single.Span, null, single.Origin);
        if (node is not YamlSequence list)
            return node;
        var mapping = new MappingBuilder();
        foreach (var item in list.Items)
        {
            if (item is not YamlScalar scalar)
                continue;
            var equals = scalar.Value.IndexOf('=');
            if (equals < 0)
                mapping.Set(scalar, Nodes.Null(scalar.Span, scalar.Origin));
            else
                mapping.Set(Nodes.Part(scalar, 0, equals), Nodes.Part(scalar, equals + 1, scalar.Value.Length - equals - 1));
        }

        return mapping.ToMapping(list.Span, null, list.Origin);
    }

    /// <summary>The list of <c>HOST=value</c> that a mapping stands for, each of several values an item of its own.</summary>
    public static ImmutableArray<YamlNode> ToItems(YamlNode? node)
    {
        switch (node)
        {
            case YamlSequence list:
                return list.Items;
            case YamlScalar { IsNull: false } scalar:
                return ImmutableArray.Create<YamlNode>(scalar);
            case YamlMapping mapping:
                var items = ImmutableArray.CreateBuilder<YamlNode>();
                foreach (var entry in mapping.Entries)
                {
                    if (entry.Value is YamlSequence values)
                    {
                        foreach (var value in values.Items)
                        {
                            if (value is YamlScalar scalar)
                                items.Add(Pair(entry.Key, scalar));
                        }
                    }
                    else if (entry.Value is YamlScalar value)
                    {
                        items.Add(value.IsNull ? entry.Key : Pair(entry.Key, value));
                    }
                }

                return items.ToImmutable();
            default:
                return ImmutableArray<YamlNode>.Empty;
        }
    }

    private static YamlScalar Pair(YamlScalar key, YamlScalar value) =>
        new(key.Value + "=" + value.GoText(), ScalarStyle.DoubleQuoted, Nodes.Cover(key.Span, value.Span), null, value.Origin, value.UnknownReason);
}
