using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Rules;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Fuzz;

/// <summary>What holds for any input: nothing throws, no rule crashes, every place lies in its file, the parts of a Dockerfile cover it.</summary>
internal static class Oracle
{
    private static readonly Analyzer AllRules = new(
        new AnalyzerOptions { MaxDegreeOfParallelism = 1, Select = ["ALL"], MinConfidence = Confidence.Low }, CoreSurfaces.All, RuleCatalogue.All);

    /// <summary>Analyses an input with every rule.</summary>
    /// <returns>How many findings there are.</returns>
    /// <exception cref="BrokenPromiseException">Something does not hold.</exception>
    public static int Check(ReadOnlySpan<byte> bytes)
    {
        var files = FuzzInput.Read(bytes);
        foreach (var file in files)
        {
            if (file.Path == FuzzInput.YamlName)
                CheckYaml(file);
            else if (file.Path.EndsWith("Dockerfile", StringComparison.Ordinal))
                CheckParts(file);
        }

        files.RemoveAll(file => file.Path == FuzzInput.YamlName);
        return files.Count == 0 ? 0 : CheckAnalysis(files);
    }

    private static int CheckAnalysis(List<SourceText> files)
    {
        var result = AllRules.Analyze(new MemorySourceSet(files, "/srv/shop"), new AnalysisRequest([]));
        foreach (var notification in result.Notifications)
        {
            if (notification.Kind is NotificationKind.RuleCrashed or NotificationKind.Configuration)
                throw new BrokenPromiseException($"{notification.RuleId} {notification.Message}");
            if (notification.At is { } at)
                CheckPlace(at, notification.Message);
        }

        foreach (var finding in result.Findings.Concat(result.Suppressed.Select(suppressed => suppressed.Finding)))
            CheckFinding(finding);
        return result.Findings.Length;
    }

    private static void CheckFinding(Finding finding)
    {
        foreach (var element in (IElement?[])[finding.Subject, finding.Evidence])
        {
            if (element is null)
                continue;
            CheckPlace(element.Span, finding.Rule.Id);
            CheckPlace(element.Context, finding.Rule.Id);
            for (var origin = element.Origin; origin is not null; origin = origin.Previous)
                CheckPlace(origin.At, finding.Rule.Id);
        }

        foreach (var annotation in finding.Related.Concat(finding.Trace))
            CheckPlace(annotation.Span, finding.Rule.Id);
        foreach (var fix in finding.Fixes)
        {
            var edits = fix.Edits.OrderBy(edit => edit.Span).ToList();
            foreach (var edit in edits)
                CheckPlace(edit.Span, finding.Rule.Id);
            if (edits.Zip(edits.Skip(1)).Any(pair => pair.First.Span.Source == pair.Second.Span.Source && pair.First.Span.Span.End > pair.Second.Span.Span.Start))
                throw new BrokenPromiseException(finding.Rule.Id + ": the edits of a fix overlap");
        }
    }

    private static void CheckParts(SourceText file)
    {
        var end = 0;
        foreach (var part in DockerfileReader.Read(file).Parts)
        {
            if (part.Span.Start != end)
                throw new BrokenPromiseException($"a part starts at {part.Span.Start}, the one before ends at {end}");
            end = part.Span.End;
        }

        if (end != file.Text.Length)
            throw new BrokenPromiseException($"the parts end at {end} of {file.Text.Length}");
    }

    private static void CheckYaml(SourceText file)
    {
        var yaml = YamlReader.Read(file);
        foreach (var problem in yaml.Problems)
            CheckPlace(problem.Subject.Span, problem.Message);
        foreach (var comment in yaml.Comments)
            CheckPlace(comment.Span, "a comment");

        // Aliases share what lies under them: each node is looked at once.
        var seen = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        var left = new Stack<YamlNode>(yaml.Documents.Select(document => document.Root).OfType<YamlNode>());
        while (left.TryPop(out var node))
        {
            if (!seen.Add(node))
                continue;
            CheckPlace(node.Span, "a node");
            foreach (var item in node is YamlSequence sequence ? sequence.Items : [])
                left.Push(item);
            foreach (var entry in node is YamlMapping mapping ? mapping.Entries : [])
            {
                left.Push(entry.Key);
                left.Push(entry.Value);
            }
        }
    }

    private static void CheckPlace(SourceSpan place, string of)
    {
        // A place nobody wrote (a tool's default) has no file.
        if (place.Source is not null && (place.Span.Start < 0 || place.Span.Length < 0 || place.Span.End > place.Source.Text.Length))
            throw new BrokenPromiseException($"{of}: {place.Span} lies outside {place.Source.Path} of {place.Source.Text.Length}");
    }
}

/// <summary>Something that holds for any input did not hold.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message);
