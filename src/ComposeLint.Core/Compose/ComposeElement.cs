using ComposeLint.Text;

namespace ComposeLint.Compose;

/// <summary>A part of a project that findings can be about. Two of one project have different <see cref="Key"/>s.</summary>
public abstract record ComposeElement : IElement
{
    /// <inheritdoc/>
    public required SourceSpan Span { get; init; }

    /// <inheritdoc/>
    public required SourceSpan Context { get; init; }

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public required string Key { get; init; }

    /// <inheritdoc/>
    public Origin? Origin { get; init; }

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}

/// <summary>A key of a mapping and its value: an environment variable, a label, an option.</summary>
public sealed record ComposeEntry : ComposeElement
{
    /// <summary>The value; null where the key stands alone (an environment variable taken from the caller).</summary>
    public Located<string>? Value { get; init; }

    /// <summary>
    /// Whether the value comes from an <c>env_file</c> or from the environment that the caller gave: it must never be printed.
    /// </summary>
    public bool IsSecret { get; init; }
}

/// <summary>A reference by name to another part of the project: a depends_on entry, a link, a network joined.</summary>
public sealed record ComposeReference : ComposeElement
{
    /// <summary>The name referred to.</summary>
    public required Located<string> Target { get; init; }

    /// <summary>What follows the name: the alias of a link, the mode of a volumes_from; null when nothing does.</summary>
    public Located<string>? Alias { get; init; }
}
