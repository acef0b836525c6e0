using ComposeLint.Text;

namespace ComposeLint.Compose.Interpolation;

/// <summary>Variables for interpolation.</summary>
internal sealed class VariableScope(Func<string, string?> lookup, ICollection<VariableValue>? taken = null)
{
    /// <summary>No variables.</summary>
    public static readonly VariableScope Empty = new(_ => null);

    /// <summary>The variables of a dictionary.</summary>
    /// <param name="values">The variables.</param>
    /// <param name="taken">Receives what is taken from them.</param>
    public static VariableScope Of(IReadOnlyDictionary<string, string> values, ICollection<VariableValue>? taken = null) =>
        new(name => values.TryGetValue(name, out var value) ? value : null, taken);

    /// <summary>A variable's value; null when it is not set.</summary>
    public string? this[string name]
    {
        get
        {
            var value = lookup(name);
            if (value is { Length: > 0 })
                taken?.Add(new VariableValue(name, value));
            return value;
        }
    }

    /// <summary>This scope with more variables that its own win over (compose-go types/mapping.go Merge).</summary>
    public VariableScope With(IReadOnlyDictionary<string, string> more) =>
        more.Count == 0 ? this : new(name => lookup(name) ?? (more.TryGetValue(name, out var value) ? value : null), taken);
}
