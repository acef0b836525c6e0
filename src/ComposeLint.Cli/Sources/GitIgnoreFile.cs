using System.Text.RegularExpressions;
using ComposeLint.Text;
using MAB.DotIgnore;

namespace ComposeLint.Cli.Sources;

/// <summary>
/// One <c>.gitignore</c>. MAB.DotIgnore reads the patterns and makes expressions of them; these are run without backtracking, so that a pattern made
/// to be slow is not.
/// </summary>
internal sealed class GitIgnoreFile
{
    private const int MostPatterns = 2000;
    private const int LongestPattern = 512;

    private readonly ImmutableArray<Pattern> _patterns;

    private GitIgnoreFile(ImmutableArray<Pattern> patterns) => _patterns = patterns;

    private sealed record Pattern(Regex Expression, bool OnName, bool OnlyDirectories, bool Keeps);

    public static GitIgnoreFile Parse(string text) => new(
    [
        .. text.Split('\n')
            .Select(Unpadded)
            .Where(line => line.Length is > 0 and <= LongestPattern && line[0] != '#')
            .Take(MostPatterns)
            .Select(Read)
            .OfType<Pattern>(),
    ]);

    /// <summary>Whether a path, relative to the file's directory, is ignored (true), kept by a later <c>!</c> pattern (false), or not spoken of (null).</summary>
    public bool? Verdict(string path, bool isDirectory)
    {
        var name = SourcePath.FileName(path);
        for (var i = _patterns.Length - 1; i >= 0; i--)
        {
            var pattern = _patterns[i];
            if ((isDirectory || !pattern.OnlyDirectories) && pattern.Expression.IsMatch(pattern.OnName ? name : path))
                return !pattern.Keeps;
        }

        return null;
    }

    private static Pattern? Read(string line)
    {
        try
        {
            var rule = new IgnoreRule(line);
            // The package has no expression for some patterns, a lone slash for instance.
            if (Matcher.ToRegex(rule.Pattern) is not { } translated)
                return null;
            var expression = translated
                // Its only look-ahead keeps a class from matching a slash; without backtracking there is none, so the class itself says it.
                .Replace("(?!/)[^", "[^/", StringComparison.Ordinal)
                .Replace("(?!/)", "", StringComparison.Ordinal);
            return new Pattern(
                new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant),
                OnName: !rule.PatternFlags.HasFlag(PatternFlags.ABSOLUTE_PATH) && !rule.Pattern.Contains('/'),
                rule.PatternFlags.HasFlag(PatternFlags.DIRECTORY),
                rule.PatternFlags.HasFlag(PatternFlags.NEGATION));
        }
        catch (ArgumentException)
        {
            // No pattern of git's either: "[" without end.
            return null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    // Blanks at the end do not count unless escaped (gitignore(5)).
    private static string Unpadded(string line)
    {
        line = line.TrimEnd('\r');
        return line.EndsWith("\\ ", StringComparison.Ordinal) ? line : line.TrimEnd(' ');
    }
}
