using ComposeLint.Yaml;

namespace ComposeLint.Compose.Merging;

/// <summary>Lets the last of the same items of a list take the place of the first (compose-go override/uncity.go EnforceUnicity).</summary>
/// <param name="directory">The project's directory: paths of a base that was extended are compared as seen from there.</param>
internal sealed class Uniqueness(string directory)
{
    /// <summary>A model whose lists hold no two of the same.</summary>
    public YamlMapping Enforce(YamlMapping model) => (YamlMapping)Visit(model, MergeRules.Unique);

    private YamlNode Visit(YamlNode node, PathRules<UniqueBy>? rules)
    {
        if (rules is null)
            return node;
        if (node is YamlSequence list)
            return rules.HasRule ? Unique(list, rules.Rule) : node;
        if (node is not YamlMapping mapping)
            return node;
        MappingBuilder? changed = null;
        foreach (var entry in mapping.Entries)
        {
            if (entry.Value is YamlScalar)
                continue;
            var value = Visit(entry.Value, rules.Below(entry.Key.Value));
            if (!ReferenceEquals(value, entry.Value))
                (changed ??= new MappingBuilder(mapping)).Set(entry.Key, value);
        }

        return changed is null ? mapping : changed.ToMapping(mapping);
    }

    private YamlSequence Unique(YamlSequence list, UniqueBy by)
    {
        if (list.Items.Length < 2)
            return list;
        var places = new Dictionary<string, int>(list.Items.Length, StringComparer.Ordinal);
        var items = new List<YamlNode>(list.Items.Length);
        foreach (var item in list.Items)
        {
            var key = item is YamlScalar { UnknownReason: not null } ? null : Key(item, by);
            if (key is null)
            {
                items.Add(item);
            }
            else if (places.TryGetValue(key, out var place))
            {
                items[place] = item;
            }
            else
            {
                places.Add(key, items.Count);
                items.Add(item);
            }
        }

        return items.Count == list.Items.Length ? list : new YamlSequence(items.ToImmutableArray(), list.Span, list.Tag, list.Origin);
    }

    private string? Key(YamlNode item, UniqueBy by)
    {
        var text = (item as YamlScalar)?.GoText();
        var mapping = item as YamlMapping;
        switch (by)
        {
            case UniqueBy.Key:
                return text is null ? null : text.IndexOf('=') is var equals and >= 0 ? text.Substring(0, equals) : text;
            case UniqueBy.MountTarget:
                return text is null ? Known(mapping, "target") : ShortVolume.Parse(text, out _)?.Target;
            case UniqueBy.DeviceTarget:
                var parts = text?.Split(':');
                return parts is null ? Known(mapping, "target") : parts.Length == 1 ? parts[0] : parts[1];
            case UniqueBy.EnvFile:
                return text ?? (mapping?["path"] is YamlScalar { Tag: Nodes.ResolvedPath } path ? FromDirectory(path.Value) : Known(mapping, "path"));
            case UniqueBy.Expose:
                return text;
            case UniqueBy.Config:
                return text is null ? Known(mapping, "target") ?? "/" + Known(mapping, "source") : "/" + text;
            case UniqueBy.Secret:
                return text is null ? Known(mapping, "target") ?? "/run/secrets/" + Known(mapping, "source") : "/run/secrets/" + text;
            default:
                if (text is not null)
                    return text;
                if (mapping is null || mapping.Entries.Any(e => e.Value is YamlScalar { UnknownReason: not null }))
                    return null;
                return $"{Known(mapping, "host_ip") ?? "0.0.0.0"}:{Known(mapping, "published") ?? "%!s(<nil>)"}:{Known(mapping, "target")}/{Known(mapping, "protocol") ?? "tcp"}";
        }
    }

    private string FromDirectory(string path) =>
        directory != "." && path.StartsWith(directory + "/", StringComparison.Ordinal) ? path.Substring(directory.Length + 1) : path;

    private static string? Known(YamlMapping? mapping, string key) => mapping?[key] is YamlScalar { UnknownReason: null } scalar ? scalar.GoText() : null;
}
