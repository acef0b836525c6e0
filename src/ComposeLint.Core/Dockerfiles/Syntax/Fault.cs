using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>Something that the builder would refuse, found before the instruction that holds it exists.</summary>
/// <param name="Kind">The problem's kind.</param>
/// <param name="Span">The narrow place.</param>
/// <param name="Name">How a message calls what stands there.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Help">What to do; null when plain.</param>
internal readonly record struct Fault(string Kind, SourceSpan Span, string Name, string Message, string? Help = null);
