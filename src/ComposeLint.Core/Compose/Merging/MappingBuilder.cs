using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Merging;

/// <summary>A mapping under change; entries keep their order and their key's place.</summary>
internal sealed class MappingBuilder
{
    private readonly List<YamlEntry> _entries;
    private Dictionary<string, int>? _index;

    /// <summary>An empty mapping.</summary>
    public MappingBuilder() => _entries = [];

    /// <summary>A mapping's entries to begin with.</summary>
    public MappingBuilder(YamlMapping mapping)
    {
        _entries = [.. mapping.Entries];
        HasGaps = mapping.HasGaps;
    }

    /// <summary>Whether there may be more keys.</summary>
    public bool HasGaps { get; set; }

    /// <summary>The entries as they stand.</summary>
    public IReadOnlyList<YamlEntry> Entries => _entries;

    /// <summary>The value of a key; null when it is not there.</summary>
    public YamlNode? this[string key] => Find(key) is var i and >= 0 ? _entries[i].Value : null;

    /// <summary>The scalar of a key; null when it is not there.</summary>
    public YamlScalar? Key(string key) => Find(key) is var i and >= 0 ? _entries[i].Key : null;

    /// <summary>Sets a value; the key's scalar is used when the key is new.</summary>
    public void Set(YamlScalar key, YamlNode value)
    {
        var i = Find(key.Value);
        if (i >= 0)
        {
            _entries[i] = new YamlEntry(_entries[i].Key, value);
            return;
        }

        _entries.Add(new YamlEntry(key, value));
        if (_index is not null)
            _index[key.Value] = _entries.Count - 1;
    }

    /// <summary>Sets a value that nobody wrote, at a place.</summary>
    public void SetDefault(string key, YamlNode value) => Set(new YamlScalar(key, ScalarStyle.Plain, value.Span), value);

    /// <summary>Takes a key away.</summary>
    public void Remove(string key)
    {
        var i = Find(key);
        if (i < 0)
            return;
        _entries.RemoveAt(i);
        _index = null;
    }

    /// <summary>The mapping.</summary>
    public YamlMapping ToMapping(SourceSpan span, string? tag = null, Origin? origin = null) =>
        new(_entries.ToImmutableArray(), span, tag, origin, HasGaps);

    /// <summary>The mapping in place of another, at its place and with its origin.</summary>
    public YamlMapping ToMapping(YamlMapping like) => ToMapping(like.Span, like.Tag, like.Origin);

    private int Find(string key)
    {
        if (_entries.Count <= 8)
        {
            for (var i = 0; i < _entries.Count; i++)
            {
                if (string.Equals(_entries[i].Key.Value, key, StringComparison.Ordinal))
                    return i;
            }

            return -1;
        }

        if (_index is null)
        {
            _index = new Dictionary<string, int>(_entries.Count, StringComparer.Ordinal);
            for (var i = _entries.Count - 1; i >= 0; i--)
                _index[_entries[i].Key.Value] = i;
        }

        return _index.TryGetValue(key, out var found) ? found : -1;
    }
}
