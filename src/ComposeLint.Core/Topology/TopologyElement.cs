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

    /// <summary>One of its keys as what a finding is about.</summary>
    /// <param name="key">The key's path below it, stable under edits elsewhere: <c>network_mode</c>, <c>extra_hosts.db</c>.</param>
    /// <param name="value">The value, at its place.</param>
    public IElement Part<T>(string key, Located<T> value) => new Element(value.Span, Context, key + " of " + Name, Key + "." + key, value.Origin);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
