using ComposeLint.Text;

namespace ComposeLint.Analysis.Suppression;

/// <summary>Takes out what comments and overrides silence, and reports comments that silence nothing.</summary>
internal sealed class Silencer(AnalyzerOptions options, ImmutableArray<Rule> rules, ImmutableArray<Rule> active)
{
    /// <summary>The kind of Problem for a comment, or a rule in it, that silences nothing.</summary>
    public const string UnusedKind = "unused-suppression";

    /// <summary>The kind of Problem for a comment that does not say what it should: form, known rule, reason.</summary>
    public const string InvalidKind = "invalid-suppression";

    /// <summary>The most comments of one file that are heeded: what people write is far below, and each is held against each finding.</summary>
    public const int MostInFile = 2000;

    /// <summary>Files with more comments than are heeded.</summary>
    public List<Notification> Notifications { get; } = [];

    /// <summary>Splits findings into those shown and those silenced; what the comments themselves deserve is among the shown.</summary>
    public (List<Finding> Shown, List<SuppressedFinding> Suppressed) Apply(IEnumerable<Finding> findings, IEnumerable<SourceComment> comments)
    {
        var directives = Directives(comments);
        var used = new HashSet<SourceSpan>();
        var shown = new List<Finding>();
        var suppressed = new List<SuppressedFinding>();
        foreach (var found in findings)
        {
            var finding = Overrides.Grade(options, found);
            if (ByComment(finding, directives, used) is { } byComment)
                suppressed.Add(byComment);
            else if (Overrides.Silence(options.Overrides, finding) is { } byOverride)
                suppressed.Add(byOverride);
            else
                shown.Add(finding);
        }

        shown.AddRange(directives.Values.SelectMany(list => list).SelectMany(directive => Complaints(directive, used)));
        return (shown, suppressed);
    }

    private Dictionary<string, List<SuppressionComment>> Directives(IEnumerable<SourceComment> comments)
    {
        var byFile = new Dictionary<string, List<SuppressionComment>>(StringComparer.Ordinal);
        if (!options.HonourComments)
            return byFile;
        var seen = new HashSet<(string, TextSpan)>();
        foreach (var comment in comments)
        {
            var path = comment.Span.Source.Path;
            if (!seen.Add((path, comment.Span.Span)) || SuppressionComment.Read(comment) is not { } directive)
                continue;
            if (!byFile.TryGetValue(path, out var list))
                byFile.Add(path, list = []);
            list.Add(directive);
            if (list.Count == MostInFile + 1)
                Notifications.Add(new Notification(NotificationKind.Limit, $"only the first {MostInFile} composelint: comments of {path} are heeded", comment.Span));
        }

        foreach (var list in byFile.Values)
        {
            if (list.Count > MostInFile)
                list.RemoveRange(MostInFile, list.Count - MostInFile);
        }

        return byFile;
    }

    private SuppressedFinding? ByComment(Finding finding, Dictionary<string, List<SuppressionComment>> directives, HashSet<SourceSpan> used)
    {
        if (!directives.TryGetValue(finding.Subject.Span.Source.Path, out var list))
            return null;
        SuppressedFinding? result = null;
        foreach (var directive in list)
        {
            if (!directive.Covers(finding.Subject.Span) || options.RequireReason && directive.Reason.Length == 0)
                continue;
            foreach (var token in directive.Rules)
            {
                if (!RuleSelection.Means(token.Value, finding.Rule))
                    continue;
                used.Add(token.Span);
                result ??= new SuppressedFinding(finding, directive.Reason, directive.Comment.Span);
            }
        }

        return result;
    }

    private IEnumerable<Finding> Complaints(SuppressionComment directive, HashSet<SourceSpan> used)
    {
        if (directive.Fault is { } fault)
        {
            foreach (var finding in Publish(InvalidKind, directive, directive.Comment.Span, "comment", fault))
                yield return finding;
            yield break;
        }

        if (options.RequireReason && directive.Reason.Length == 0)
        {
            foreach (var finding in Publish(InvalidKind, directive, directive.Comment.Span, "reason", "the reason is missing, and composelint.yml asks for one (require-reason), so nothing is ignored"))
                yield return finding;
            yield break;
        }

        foreach (var token in directive.Rules)
        {
            var name = token.Value;
            IEnumerable<Finding> complaint = [];
            if (!RuleSelection.IsKnown(name, rules))
            {
                var near = RuleSelection.Suggestion(name, rules);
                complaint = Publish(InvalidKind, directive, token.Span, name, $"no rule is called '{name}'" + (near is null ? "" : $"; did you mean '{near}'?"));
            }
            else if (!used.Contains(token.Span) && active.Any(rule => RuleSelection.Means(name, rule.Descriptor)))
            {
                complaint = Publish(UnusedKind, directive, token.Span, name, $"nothing to ignore here: {name} reports nothing {(directive.IsFile ? "in this file" : "under this comment")}");
            }

            foreach (var finding in complaint)
                yield return finding;
        }
    }

    private IEnumerable<Finding> Publish(string kind, SuppressionComment directive, SourceSpan span, string name, string message)
    {
        // The line of what it stands over keeps two comments of one file apart, without a line number.
        var over = directive.Comment.Target is { } target ? FirstLine(target) : "";
        var subject = new Element(span, directive.Comment.Span, name, $"comments.{(directive.IsFile ? "file" : over)}.{name}");
        var problem = new Problem(kind, subject, message);
        return active
            .Where(rule => rule.Descriptor.Problems.Contains(kind))
            .Select(rule => Overrides.Grade(options, FindingMerge.Of(problem, rule.Descriptor)));
    }

    private static string FirstLine(SourceSpan span)
    {
        var text = span.Text;
        var end = text.IndexOf('\n');
        return (end < 0 ? text : text.Substring(0, end)).Trim();
    }
}
