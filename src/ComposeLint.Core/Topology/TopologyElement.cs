using ComposeLint.Text;

namespace ComposeLint.Topology;

/// <summary>What the parts of a topology share: a place, a name, a stable key, and when it exists.</summary>
public abstract class TopologyElement : IElement
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

    /// <summary>When it exists.</summary>
    public required Presence Presence { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
