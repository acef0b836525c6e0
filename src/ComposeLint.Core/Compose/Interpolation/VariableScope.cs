namespace ComposeLint.Compose.Interpolation;

/// <summary>Variables for interpolation.</summary>
internal sealed class VariableScope(Func<string, string?> lookup)
{
    /// <summary>No variables.</summary>
    public static readonly VariableScope Empty = new(_ => null);

    /// <summary>The variables of a dictionary.</summary>
    public static VariableScope Of(IReadOnlyDictionary<string, string> values) =>
        new(name => values.TryGetValue(name, out var value) ? value : null);

    /// <summary>A variable's value; null when it is not set.</summary>
    public string? this[string name] => lookup(name);

    /// <summary>This scope with more variables that its own win over (compose-go types/mapping.go Merge).</summary>
    public VariableScope With(IReadOnlyDictionary<string, string> more) =>
        more.Count == 0 ? this : new(name => lookup(name) ?? (more.TryGetValue(name, out var value) ? value : null));
}
