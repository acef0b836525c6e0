using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Merging;

/// <summary>How stages of the loader make new nodes out of old ones.</summary>
internal static class Nodes
{
    /// <summary>The tag of what a stage made from the short syntax.</summary>
    public const string ShortSyntax = "!composelint:short";

    /// <summary>The tag of a path that is already seen from where the analysis runs.</summary>
    public const string ResolvedPath = "!composelint:path";

    /// <summary>A chain's steps with others in front that happened later.</summary>
    public static Origin? Join(Origin? later, Origin? earlier)
    {
        if (later is null)
            return earlier;
        if (earlier is null)
            return later;
        return later with { Previous = Join(later.Previous, earlier) };
    }

    /// <summary>The node after one more step.</summary>
    public static YamlNode After(YamlNode node, Origin? step) => step is null ? node : node switch
    {
        YamlScalar s => new YamlScalar(s.Value, s.Style, s.Span, s.Tag, Join(step, s.Origin), s.UnknownReason),
        YamlSequence s => new YamlSequence(s.Items, s.Span, s.Tag, Join(step, s.Origin)),
        YamlMapping m => new YamlMapping(m.Entries, m.Span, m.Tag, Join(step, m.Origin), m.HasGaps),
        _ => node,
    };

    /// <summary>A text at the place of another scalar, by its steps; unknown stays unknown.</summary>
    public static YamlScalar Text(string value, YamlScalar like) =>
        new(value, ScalarStyle.DoubleQuoted, like.Span, null, like.Origin, like.UnknownReason);

    /// <summary>A part of a scalar's text, at its own narrow place where the scalar stands as written.</summary>
    public static YamlScalar Part(YamlScalar scalar, int start, int length) =>
        new(scalar.Value.Substring(start, length), ScalarStyle.DoubleQuoted, PartSpan(scalar, start, length), null, scalar.Origin,
            scalar.UnknownReason is not null && scalar.Value.IndexOf(Interpolation.Template.Hole, start, length) >= 0 ? scalar.UnknownReason : null);

    /// <summary>The place of a part of a scalar's text: of one with variables, what stands before the first and after the last is told apart from them.</summary>
    public static SourceSpan PartSpan(YamlScalar scalar, int start, int length)
    {
        var span = scalar.Span;
        var text = span.Source.Text;
        var at = span.Span.Start;
        if (scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted or ScalarStyle.Plain
            && at < text.Length && text[at] is '"' or '\'' && span.Span.Length == scalar.Value.Length + 2)
        {
            at++;
        }

        var value = scalar.Value;
        if (at + value.Length <= span.Span.End && string.CompareOrdinal(text, at, value, 0, value.Length) == 0)
            return span.Source.At(at + start, at + start + length);
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded || span.Span.Length == 0)
            return span;
        at = span.Span.Start;
        var end = span.Span.End;
        if (span.Span.Length > 1 && text[at] is '"' or '\'' && text[end - 1] == text[at])
            (at, end) = (at + 1, end - 1);
        var before = 0;
        while (before < value.Length && at + before < end && text[at + before] == value[before])
            before++;
        var after = 0;
        while (after < value.Length - before && end - after > at + before && text[end - after - 1] == value[value.Length - after - 1])
            after++;
        var from = start <= before ? at + start : start >= value.Length - after ? end - (value.Length - start) : at + before;
        var last = start + length;
        var to = last <= before ? at + last : last >= value.Length - after ? end - (value.Length - last) : end - after;
        return from <= to ? span.Source.At(from, to) : span;
    }

    /// <summary>A value that nobody wrote, shown at the place it follows from.</summary>
    public static YamlScalar Default(string value, SourceSpan at) =>
        new(value, ScalarStyle.Plain, at, null, new Origin(OriginKind.Default, at));

    /// <summary>YAML's null at a place.</summary>
    public static YamlScalar Null(SourceSpan at, Origin? origin = null) => new("", ScalarStyle.Plain, at, null, origin);

    /// <summary>Whether a node is a mapping, list or scalar other than null.</summary>
    public static bool IsPresent(YamlNode? node) => node is not null and not YamlScalar { IsNull: true };

    /// <summary>Whether the value came from the environment or an env file: it may not be shown.</summary>
    public static bool IsFromEnvironment(Origin? origin)
    {
        for (; origin is not null; origin = origin.Previous)
        {
            if (origin.Kind == OriginKind.Interpolation)
                return true;
        }

        return false;
    }

    /// <summary>The place from one node's start to another's end, when both are of one file and in order.</summary>
    public static SourceSpan Cover(SourceSpan first, SourceSpan second) =>
        ReferenceEquals(first.Source, second.Source) && second.Span.End >= first.Span.Start ? first.Source.At(first.Span.Start, second.Span.End) : second;
}
