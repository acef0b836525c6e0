using ComposeLint.Text;

namespace ComposeLint.Analysis;

/// <summary>Moves what was found in a text that is part of another file to its place in that file.</summary>
internal static class EmbeddedPlaces
{
    /// <summary>A finding at its place; null for one that rests on characters which are known at run time alone.</summary>
    public static Finding? Lift(Finding finding)
    {
        if (!IsEmbedded(finding.Subject.Span) && (finding.Evidence is not { } other || !IsEmbedded(other.Span)))
            return finding;
        if (TouchesHole(finding.Subject.Span) || finding.Evidence is { } evidence && TouchesHole(evidence.Span))
            return null;
        return finding with
        {
            Subject = Lift(finding.Subject),
            Evidence = finding.Evidence is { } proof ? Lift(proof) : null,
            Related = finding.Related.Select(Lift).ToImmutableArray(),
            Trace = finding.Trace.Select(Lift).ToImmutableArray(),
            Fixes = finding.Fixes.Where(fix => fix.Edits.All(CanEdit)).Select(fix => fix with { Edits = fix.Edits.Select(edit => edit with { Span = Lift(edit.Span) }).ToImmutableArray() }).ToImmutableArray(),
        };
    }

    /// <summary>A comment at its place.</summary>
    public static SourceComment Lift(SourceComment comment) =>
        !IsEmbedded(comment.Span) ? comment : comment with { Span = Lift(comment.Span), Target = comment.Target is { } target ? Lift(target) : null };

    /// <summary>A notification at its place.</summary>
    public static Notification Lift(Notification notification) =>
        notification.At is { } at && IsEmbedded(at) ? notification with { At = Lift(at) } : notification;

    /// <summary>A place in the file that holds the text.</summary>
    public static SourceSpan Lift(SourceSpan span) => span.Source.Embedding is { } embedding ? embedding.HostOf(span.Span) : span;

    private static IElement Lift(IElement element) => element.Span.Source.Embedding is not { } embedding
        ? element
        : new Element(Lift(element.Span), Lift(element.Context), element.Name, embedding.Key + "." + element.Key, Lift(element.Origin));

    private static Origin? Lift(Origin? origin) => origin is null ? null : origin with { At = Lift(origin.At), Previous = Lift(origin.Previous) };

    private static Annotation Lift(Annotation annotation) => annotation with { Span = Lift(annotation.Span) };

    // What would have to be escaped or indented in the literal is left to the reader.
    private static bool CanEdit(TextEdit edit) => edit.Span.Source.Embedding is not { } embedding ||
        embedding.IsVerbatim(edit.Span.Span) && edit.NewText.IndexOfAny(['"', '\\', '{', '}', '\n', '\r']) < 0;

    private static bool IsEmbedded(SourceSpan span) => span.Source?.Embedding is not null;

    private static bool TouchesHole(SourceSpan span) => span.Source.Embedding is { } embedding && embedding.TouchesHole(span.Span);
}
