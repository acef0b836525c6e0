namespace ComposeLint.Text;

/// <summary>Replaces a span of a text.</summary>
/// <param name="Span">The place; empty to insert.</param>
/// <param name="NewText">What stands there afterwards.</param>
public readonly record struct TextEdit(SourceSpan Span, string NewText);
