using System.Globalization;
using ComposeLint.Text;

namespace ComposeLint.Yaml;

/// <summary>
/// Reads YAML as go-yaml v3 does for Compose, with places, and goes on after an error: the smallest block by indentation that holds it is
/// blanked, reported and marked as a gap, and the rest is read again. Never throws on input; time and memory are bounded.
/// </summary>
public static class YamlReader
{
    /// <summary>The kind of the problem for what lies beyond a limit and was not read.</summary>
    public const string LimitKind = "yaml-limit";

    /// <summary>The largest file read, in characters.</summary>
    public const int MaxLength = 10 * 1024 * 1024;

    /// <summary>How deep collections may nest.</summary>
    public const int MaxDepth = 100;

    /// <summary>How many nodes a file may have after aliases are expanded.</summary>
    public const int MaxNodes = 1_000_000;

    internal const string MaxNodesText = "1,000,000";

    private const int MaxRepairs = 20;

    // Each repair reads the file again: a large file gets fewer, so that the whole stays linear in the largest file.
    private const int MaxCharactersRead = 8 * MaxLength;

    /// <summary>Reads a file; what cannot be read is in its problems.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static YamlFile Read(SourceText source, CancellationToken cancellation = default)
    {
        var text = source.Text;
        if (text.Length > MaxLength)
            return TooLong(source);

        var repairs = new YamlRepairs(source);
        while (repairs.NextForbiddenCharacter() is { } forbidden && repairs.Count < MaxRepairs)
            repairs.Blank(forbidden);
        if (repairs.NextForbiddenCharacter() is { } oneMore)
            repairs.BlankToEnd(oneMore);

        for (var charactersRead = (long)text.Length; ; charactersRead += text.Length)
        {
            var builder = new YamlTreeBuilder(source, repairs.Text, cancellation);
            try
            {
                builder.Build();
                return Finish(source, builder, repairs);
            }
            catch (Exception thrown) when (thrown is not OperationCanceledException)
            {
                // YamlDotNet throws YamlException as a rule and others for a few malformed inputs; both mean that the text is not YAML.
                var mayRepair = charactersRead + text.Length <= MaxCharactersRead;
                if (mayRepair && repairs.Bypass(thrown, builder))
                    continue;
                var fault = SyntaxFault.From(thrown, builder, repairs.Text, source.Lines);
                if (repairs.IsGivenUp)
                    return new YamlFile(source, ImmutableArray<YamlDocument>.Empty, ImmutableArray<YamlComment>.Empty, repairs.Problems.ToImmutableArray()) { HasGaps = true };
                if (repairs.Count < MaxRepairs && mayRepair && thrown is not YamlLimitException { IsFinal: true })
                    repairs.Blank(fault);
                else
                    repairs.BlankToEnd(fault);
            }
        }
    }

    private static YamlFile Finish(SourceText source, YamlTreeBuilder builder, YamlRepairs repairs)
    {
        var documents = builder.Documents.ToImmutable();
        foreach (var gap in repairs.Gaps)
            documents = YamlGaps.Mark(documents, gap, source);
        var comments = CommentTargets.Attach(source, repairs.AllComments(builder.Tokens.Comments), builder.Regions);
        return new YamlFile(source, documents, comments, InOrder(repairs.Problems.Concat(builder.Problems))) { HasGaps = repairs.Count > 0 };
    }

    /// <summary>The problems by place; of two with one key the later one gets a number, for a finding's identity rests on the key.</summary>
    private static ImmutableArray<Problem> InOrder(IEnumerable<Problem> problems)
    {
        var ordered = problems.OrderBy(problem => problem.Subject.Span.Span.Start).ToImmutableArray();
        if (ordered.Length < 2)
            return ordered;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var result = ImmutableArray.CreateBuilder<Problem>(ordered.Length);
        foreach (var problem in ordered)
        {
            var name = problem.Kind + " " + problem.Subject.Key;
            var count = counts.TryGetValue(name, out var seen) ? seen + 1 : 1;
            counts[name] = count;
            var key = problem.Subject.Key + "#" + count.ToString(CultureInfo.InvariantCulture);
            result.Add(count == 1 ? problem : problem with { Subject = (Element)problem.Subject with { Key = key } });
        }

        return result.MoveToImmutable();
    }

    private static YamlFile TooLong(SourceText source)
    {
        var start = source.At(0, 0);
        var message = string.Format(CultureInfo.InvariantCulture, "longer than {0} MiB; it was not read", MaxLength / (1024 * 1024));
        var problem = new Problem(LimitKind, new Element(start, start, "file", "file"), message);
        return new YamlFile(source, ImmutableArray<YamlDocument>.Empty, ImmutableArray<YamlComment>.Empty, ImmutableArray.Create(problem)) { HasGaps = true };
    }
}
