using ComposeLint.Yaml;

namespace ComposeLint.Compose.Merging;

/// <summary>Places that a file's <c>!reset</c> and <c>!override</c> take out of what it is merged over (compose-go loader/reset.go).</summary>
internal sealed class ResetPaths
{
    private List<string[]>? _paths;

    /// <summary>No places.</summary>
    public static readonly ResetPaths None = new();

    /// <summary>Adds a place by its keys.</summary>
    public void Add(List<string> path) => (_paths ??= []).Add(path.ToArray());

    /// <summary>A model without those places; <paramref name="prefix"/> is where the mapping itself stands.</summary>
    public YamlMapping Apply(YamlMapping mapping, params string[] prefix) =>
        _paths is null ? mapping : Apply(mapping, prefix.Length, _paths.Where(p => p.Length > prefix.Length && StartsWith(p, prefix)).ToList());

    private static YamlMapping Apply(YamlMapping mapping, int depth, List<string[]> paths)
    {
        if (paths.Count == 0)
            return mapping;
        MappingBuilder? changed = null;
        foreach (var group in paths.GroupBy(p => p[depth], StringComparer.Ordinal))
        {
            if (!mapping.TryGet(group.Key, out var entry))
                continue;
            if (group.Any(p => p.Length == depth + 1))
            {
                (changed ??= new MappingBuilder(mapping)).Remove(group.Key);
            }
            else if (entry.Value is YamlMapping below && Apply(below, depth + 1, group.ToList()) is var applied && !ReferenceEquals(applied, below))
            {
                (changed ??= new MappingBuilder(mapping)).Set(entry.Key, applied);
            }
        }

        return changed is null ? mapping : changed.ToMapping(mapping);
    }

    private static bool StartsWith(string[] path, string[] prefix)
    {
        for (var i = 0; i < prefix.Length; i++)
        {
            if (!string.Equals(path[i], prefix[i], StringComparison.Ordinal))
                return false;
        }

        return true;
    }
}
