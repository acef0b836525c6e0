namespace ComposeLint.Yaml;

/// <summary>The children of all open collections on one growing array; a collection takes its own off the top when it closes.</summary>
internal sealed class ChildStack<T>
{
    private T[] _children = new T[64];

    public int Count { get; private set; }

    public T this[int index] => _children[index];

    public void Push(T child)
    {
        if (Count == _children.Length)
            Array.Resize(ref _children, Count * 2);
        _children[Count++] = child;
    }

    public ImmutableArray<T> Take(int first)
    {
        var taken = ImmutableArray.Create(_children, first, Count - first);
        Array.Clear(_children, first, Count - first);
        Count = first;
        return taken;
    }
}

/// <summary>The entries of one open mapping, which begin where the stack's top was: by a walk while they are few, by a table beyond.</summary>
internal sealed class KeySet(ChildStack<YamlEntry> entries)
{
    private const int FewKeys = 12;
    private readonly int _first = entries.Count;
    private Dictionary<string, int>? _table;

    public YamlScalar? Find(string key)
    {
        if (_table is not null)
            return _table.TryGetValue(key, out var found) ? entries[found].Key : null;
        for (var i = _first; i < entries.Count; i++)
        {
            if (string.Equals(entries[i].Key.Value, key, StringComparison.Ordinal))
                return entries[i].Key;
        }

        return null;
    }

    public void Add(YamlEntry entry)
    {
        if (_table is null && entries.Count - _first == FewKeys)
        {
            _table = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = _first; i < entries.Count; i++)
                _table[entries[i].Key.Value] = i;
        }

        if (_table is not null)
            _table[entry.Key.Value] = entries.Count;
        entries.Push(entry);
    }

    public ImmutableArray<YamlEntry> Take() => entries.Take(_first);
}
