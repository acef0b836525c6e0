namespace ComposeLint.Text;

/// <summary>What a step did to a value.</summary>
public enum OriginKind
{
    /// <summary>Came through a YAML alias (<c>*name</c>).</summary>
    Alias,
    /// <summary>Came through a YAML merge key (<c>&lt;&lt;</c>).</summary>
    MergeKey,
    /// <summary>A variable was replaced by its value.</summary>
    Interpolation,
    /// <summary>A variable had no value and its default was taken.</summary>
    InterpolationDefault,
    /// <summary>A later file of the project set or extended it.</summary>
    Override,
    /// <summary>Inherited by <c>extends</c>.</summary>
    Extends,
    /// <summary>Brought by <c>include</c>.</summary>
    Include,
    /// <summary>Nobody wrote it: the tool's own default.</summary>
    Default,
}

/// <summary>One step in how a value came to be; a chain, newest first.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">The line that did it: the alias, the extends key, the variable.</param>
/// <param name="Detail">The variable, file or service concerned; never a value from the environment.</param>
/// <param name="Previous">The step before.</param>
public sealed record Origin(OriginKind Kind, SourceSpan At, string? Detail = null, Origin? Previous = null);
