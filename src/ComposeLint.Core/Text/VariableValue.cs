namespace ComposeLint.Text;

/// <summary>A variable and the value that an env file or the environment gives it. The value is never printed: <see cref="Shown"/> is.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Value">Its value.</param>
public readonly record struct VariableValue(string Name, string Value)
{
    /// <summary>What stands in output for the value.</summary>
    public string Shown => "${" + Name + "}";

    /// <inheritdoc/>
    public override string ToString() => Shown;
}
