namespace ComposeLint.Compose.Merging;

/// <summary>Rules for places of the model, told by patterns such as <c>services.*.ports</c>; walked down beside the model, one step a key.</summary>
internal sealed class PathRules<T>
{
    private readonly Dictionary<string, PathRules<T>> _keys = new(StringComparer.Ordinal);
    private PathRules<T>? _any;

    /// <summary>Rules by their patterns; <c>*</c> stands for any key and for the items of a list.</summary>
    public PathRules(IEnumerable<KeyValuePair<string, T>> rules)
    {
        foreach (var rule in rules)
        {
            var node = this;
            foreach (var part in rule.Key.Split('.'))
            {
                PathRules<T>? next;
                if (part == "*")
                    next = node._any ??= new([]);
                else if (!node._keys.TryGetValue(part, out next))
                    node._keys.Add(part, next = new([]));
                node = next;
            }

            node.Rule = rule.Value;
            node.HasRule = true;
        }
    }

    /// <summary>The rule of this very place.</summary>
    public T? Rule { get; private set; }

    /// <summary>Whether there is one.</summary>
    public bool HasRule { get; private set; }

    /// <summary>The rules below a key; null when there are none.</summary>
    public PathRules<T>? Below(string key) => _keys.TryGetValue(key, out var next) ? next : _any;

    /// <summary>The rules for the items of a list; null when there are none.</summary>
    public PathRules<T>? Items => _any;
}
