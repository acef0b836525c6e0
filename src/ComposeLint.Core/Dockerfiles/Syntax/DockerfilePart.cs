using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>What a stretch of lines is.</summary>
public enum DockerfilePartKind
{
    /// <summary>Nothing but white space.</summary>
    Blank,
    /// <summary>A comment line.</summary>
    Comment,
    /// <summary>A parser directive.</summary>
    Directive,
    /// <summary>An instruction with its continuations and here-documents.</summary>
    Instruction,
}

/// <summary>A stretch of whole lines. The parts of a file, in order, cover it without a gap or an overlap.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Its lines, line breaks included.</param>
public readonly record struct DockerfilePart(DockerfilePartKind Kind, TextSpan Span);
