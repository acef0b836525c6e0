namespace ComposeLint.Text;

/// <summary>
/// Something in a file that a finding can be about: a service, a port, a key, an instruction. It supplies its own place, name and stable
/// key, so that a rule never builds a location and a finding's identity holds no prose and no line number.
/// </summary>
public interface IElement
{
    /// <summary>The narrow place to underline: one token or scalar.</summary>
    SourceSpan Span { get; }

    /// <summary>What holds it: the whole service or instruction (suppression comments and contextRegion look here).</summary>
    SourceSpan Context { get; }

    /// <summary>How a message calls it: <c>web</c>, <c>0.0.0.0:8080</c>.</summary>
    string Name { get; }

    /// <summary>Its path in the model, stable under edits elsewhere: <c>services.web.ports.8080/tcp</c>. Never a line or an index that edits move, where the model has better.</summary>
    string Key { get; }

    /// <summary>How it came to be; null when it stands as written.</summary>
    Origin? Origin { get; }
}

/// <summary>A plain element, for what has no richer type of its own.</summary>
/// <param name="Span">The narrow place.</param>
/// <param name="Context">What holds it.</param>
/// <param name="Name">How a message calls it.</param>
/// <param name="Key">Its stable path in the model.</param>
/// <param name="Origin">How it came to be.</param>
public sealed record Element(SourceSpan Span, SourceSpan Context, string Name, string Key, Origin? Origin = null) : IElement
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
