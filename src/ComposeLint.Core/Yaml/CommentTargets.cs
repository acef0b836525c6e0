using ComposeLint.Text;

namespace ComposeLint.Yaml;

/// <summary>Finds the entry or item that a comment belongs to.</summary>
internal static class CommentTargets
{
    public static ImmutableArray<YamlComment> Attach(SourceText source, List<TextSpan> comments, List<EntryRegion> regions)
    {
        if (comments.Count == 0)
            return ImmutableArray<YamlComment>.Empty;
        // By start, the outer one first.
        regions.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var attached = ImmutableArray.CreateBuilder<YamlComment>(comments.Count);
        foreach (var comment in comments)
        {
            var line = source.Lines.Line(source.Lines.Position(comment.Start).Line);
            var after = FirstFrom(regions, comment.Start);
            var isTrailing = HasTextBefore(source.Text, line.Start, comment.Start);
            var target = isTrailing ? OnLine(regions, after, line.Start) : after < regions.Count ? regions[after] : (EntryRegion?)null;
            // The parser takes U+2028 for the end of a line, so that what was joined for it may run past ours.
            var shown = source.At(comment.Start, Math.Min(comment.End, Math.Max(comment.Start, line.End)));
            attached.Add(new YamlComment(shown, isTrailing, target is { } region ? source.At(region.Start, region.End) : null));
        }

        return attached.MoveToImmutable();
    }

    /// <summary>
    /// The entry that a trailing comment stands behind: the last one in block style that begins on the line (of <c>- image: x</c> the image, of
    /// <c>ports: [a, b]</c> the ports), else the first in brackets, else the entry before.
    /// </summary>
    private static EntryRegion? OnLine(List<EntryRegion> regions, int after, int lineStart)
    {
        EntryRegion? inFlow = null;
        for (var i = after - 1; i >= 0 && regions[i].Start >= lineStart; i--)
        {
            if (!regions[i].InFlow)
                return regions[i];
            inFlow = regions[i];
        }

        return inFlow ?? (after > 0 ? regions[after - 1] : null);
    }

    private static int FirstFrom(List<EntryRegion> regions, int offset)
    {
        var (low, high) = (0, regions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (regions[middle].Start < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static bool HasTextBefore(string text, int lineStart, int comment)
    {
        for (var i = lineStart; i < comment; i++)
        {
            if (text[i] is not (' ' or '\t' or '-' or '?'))
                return true;
        }

        return false;
    }
}
