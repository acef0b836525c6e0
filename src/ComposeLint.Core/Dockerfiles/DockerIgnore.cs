using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>
/// A <c>.dockerignore</c> file (moby/patternmatcher and its ignorefile): one pattern a line, <c>#</c> at a line's start for comments, <c>!</c> to take
/// back, <c>*</c> and <c>?</c> inside a part, <c>**</c> over parts; a pattern that matches a directory matches all in it; the last match decides.
/// </summary>
public sealed class DockerIgnore
{
    private readonly ImmutableArray<Pattern> _patterns;

    private DockerIgnore(SourceText source, ImmutableArray<Pattern> patterns)
    {
        Source = source;
        _patterns = patterns;
    }

    private sealed record Pattern(string[] Parts, bool TakesBack, SourceSpan Span);

    /// <summary>The file.</summary>
    public SourceText Source { get; }

    /// <summary>Whether a pattern takes back what another excludes.</summary>
    public bool HasExceptions => _patterns.Any(pattern => pattern.TakesBack);

    /// <summary>Whether the whole context is excluded by one pattern: <c>*</c>, <c>**</c> or <c>**/*</c>.</summary>
    public bool ExcludesRoot => _patterns.Any(pattern => !pattern.TakesBack && string.Join("/", pattern.Parts) is "*" or "**" or "**/*");

    /// <summary>Reads a file.</summary>
    public static DockerIgnore Read(SourceText source)
    {
        var patterns = ImmutableArray.CreateBuilder<Pattern>();
        for (var line = 1; line <= source.Lines.Count; line++)
        {
            var span = source.Lines.Line(line);
            var text = source.Text.Substring(span.Start, span.Length);
            if (text.StartsWith("#", StringComparison.Ordinal))
                continue;
            text = text.Trim();
            var takesBack = text.StartsWith("!", StringComparison.Ordinal);
            if (takesBack)
                text = text.Substring(1).Trim();
            if (text.Length == 0)
                continue;
            text = SourcePath.Normalize(text).TrimStart('/');
            if (text is not ("" or "."))
                patterns.Add(new Pattern(text.Split('/'), takesBack, source.At(span)));
        }

        return new DockerIgnore(source, patterns.ToImmutable());
    }

    /// <summary>The line that keeps a path out of the build context; null when none does.</summary>
    /// <param name="path">The path, relative to the context.</param>
    public SourceSpan? Excludes(string path)
    {
        var parts = SourcePath.Normalize(path).TrimStart('/').Split('/');
        SourceSpan? by = null;
        foreach (var pattern in _patterns)
            if (Matches(pattern.Parts, parts))
                by = pattern.TakesBack ? null : pattern.Span;
        return by;
    }

    /// <summary>Whether a pattern matches a path or a directory above it.</summary>
    private static bool Matches(string[] pattern, string[] parts)
    {
        var reached = new bool[pattern.Length + 1];
        reached[0] = true;
        for (var p = 0; p <= parts.Length; p++)
        {
            for (var i = 0; i < pattern.Length; i++)
                if (reached[i] && pattern[i] == "**")
                    reached[i + 1] = true;
            if (p > 0 && reached[pattern.Length])
                return true;
            if (p == parts.Length)
                return false;
            for (var i = pattern.Length; i >= 0; i--)
            {
                var stays = i < pattern.Length && reached[i] && pattern[i] == "**";
                var comes = i > 0 && reached[i - 1] && pattern[i - 1] != "**" && MatchesPart(pattern[i - 1], parts[p]);
                reached[i] = stays || comes;
            }
        }

        return false;
    }

    private static bool MatchesPart(string pattern, string text)
    {
        int p = 0, t = 0, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && MatchesOne(pattern, p, text[t], out var next))
            {
                p = next;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
                return false;
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    private static bool MatchesOne(string pattern, int at, char c, out int next)
    {
        next = at + 1;
        switch (pattern[at])
        {
            case '?':
                return true;
            case '[' when pattern.IndexOf(']', at + 1) is var close and > 0:
                next = close + 1;
                var negated = pattern[at + 1] is '^' or '!';
                var found = false;
                for (var i = negated ? at + 2 : at + 1; i < close; i++)
                {
                    if (i + 2 < close && pattern[i + 1] == '-')
                    {
                        found |= c >= pattern[i] && c <= pattern[i + 2];
                        i += 2;
                    }
                    else
                        found |= pattern[i] == c;
                }

                return found != negated;
            default:
                return pattern[at] == c;
        }
    }
}
