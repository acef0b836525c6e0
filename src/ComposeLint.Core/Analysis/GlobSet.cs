namespace ComposeLint.Analysis;

/// <summary>
/// Globs over '/'-separated paths: <c>*</c> and <c>?</c> stay inside one part, <c>**</c> spans parts; a pattern without a slash holds at any depth,
/// and one that matches a directory matches all below it.
/// </summary>
public sealed class GlobSet
{
    private readonly ImmutableArray<string[]> _patterns;

    private GlobSet(ImmutableArray<string[]> patterns) => _patterns = patterns;

    /// <summary>A set of patterns; <c>/</c> at the start anchors, at the end changes nothing.</summary>
    public static GlobSet Parse(ImmutableArray<string> patterns)
    {
        var parsed = ImmutableArray.CreateBuilder<string[]>();
        foreach (var pattern in patterns.IsDefault ? ImmutableArray<string>.Empty : patterns)
        {
            var anchored = pattern.TrimEnd('/').IndexOf('/') >= 0;
            var text = pattern.Trim('/');
            if (text.StartsWith("./", StringComparison.Ordinal))
                text = text.Substring(2);
            if (text.Length > 0)
                parsed.Add((anchored ? text : "**/" + text).Split('/'));
        }

        return new GlobSet(parsed.ToImmutable());
    }

    /// <summary>Whether a pattern matches the path or a directory above it.</summary>
    public bool IsMatch(string path)
    {
        if (_patterns.IsEmpty)
            return false;
        var parts = path.Split('/');
        foreach (var pattern in _patterns)
        {
            if (MatchesPrefix(pattern, parts))
                return true;
        }

        return false;
    }

    /// <summary>Whether <paramref name="text"/> matches one part's pattern, in which <c>*</c> stands for any text and <c>?</c> for one character.</summary>
    public static bool MatchesPart(string pattern, string text)
    {
        int p = 0, t = 0, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]) && pattern[p] != '*')
            {
                p++;
                t++;
            }
            else if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    // The set of pattern positions that the parts read so far can have led to: linear in parts times pattern, without backtracking.
    private static bool MatchesPrefix(string[] pattern, string[] parts)
    {
        var reached = new bool[pattern.Length + 1];
        reached[0] = true;
        SkipDoubleStars(reached);
        foreach (var part in parts)
        {
            var next = new bool[pattern.Length + 1];
            for (var i = 0; i < pattern.Length; i++)
            {
                if (!reached[i])
                    continue;
                if (pattern[i] == "**")
                    next[i] = true;
                else if (MatchesPart(pattern[i], part))
                    next[i + 1] = true;
            }

            SkipDoubleStars(next);
            reached = next;
            if (reached[pattern.Length])
                return true;
        }

        return false;

        void SkipDoubleStars(bool[] states)
        {
            for (var i = 0; i < pattern.Length; i++)
            {
                if (states[i] && pattern[i] == "**")
                    states[i + 1] = true;
            }
        }
    }
}
