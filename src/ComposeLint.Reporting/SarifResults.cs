using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ComposeLint.Analysis;
using ComposeLint.Reporting.Escaping;
using ComposeLint.Text;
using Microsoft.CodeAnalysis.Sarif;
using SarifFix = Microsoft.CodeAnalysis.Sarif.Fix;
using SarifResult = Microsoft.CodeAnalysis.Sarif.Result;
using SarifSuppression = Microsoft.CodeAnalysis.Sarif.Suppression;

namespace ComposeLint.Reporting;

/// <summary>Findings as SARIF results. Findings of one rule on one line become one result here, since code scanning would merge them anyhow.</summary>
/// <param name="report">The report.</param>
internal sealed class SarifResults(Report report)
{
    // GitHub keeps 100 locations of a result and 1,000 steps of a flow.
    private const int MostRelated = 100;
    private const int MostSteps = 1000;

    /// <summary>Findings of one rule whose subjects begin on one line, the first one leading.</summary>
    public static IEnumerable<ImmutableArray<Finding>> Fold(IEnumerable<Finding> findings) =>
        findings.GroupBy(finding => (finding.Rule.Id, finding.Subject.Span.Source.Path, finding.Subject.Span.Start.Line))
            .Select(group => group.ToImmutableArray());

    /// <summary>One result.</summary>
    /// <param name="folded">What <see cref="Fold"/> made one.</param>
    /// <param name="ruleIndex">The rule's place in the driver's list.</param>
    /// <param name="suppressed">The comment that silenced it, when one did.</param>
    public SarifResult Of(ImmutableArray<Finding> folded, int ruleIndex, SuppressedFinding? suppressed)
    {
        var first = folded[0];
        var related = folded.SelectMany(finding => finding.Related)
            .Where(place => place.Span != first.Subject.Span)
            .Distinct()
            .Take(MostRelated)
            .ToList();
        var result = new SarifResult
        {
            RuleId = first.Rule.Id,
            RuleIndex = ruleIndex,
            Level = Level(folded.Max(finding => finding.Severity)),
            Message = new Message { Text = Text(folded, related) },
            Locations = [Primary(folded)],
            PartialFingerprints = new Dictionary<string, string>(StringComparer.Ordinal) { ["composelintIdentity/v1"] = Fingerprint(first) },
        };
        if (related.Count > 0)
            result.RelatedLocations = [.. related.Select((place, index) => Place(place, index + 1))];
        if (folded.FirstOrDefault(finding => !finding.Trace.IsEmpty) is { } traced)
            result.CodeFlows = [Flow(traced)];
        if (Fixes(folded) is { Count: > 0 } fixes)
            result.Fixes = fixes;
        if (suppressed is not null)
            result.Suppressions = [new SarifSuppression { Kind = SuppressionKind.InSource, Justification = SafeText.SarifMessage(suppressed.Reason) }];
        result.SetProperty("confidence", Words.Of(folded.Max(finding => finding.Confidence)));
        return result;
    }

    /// <summary>A place in a file, from the repository's root.</summary>
    public PhysicalLocation Physical(SourceSpan span) => new() { ArtifactLocation = Artifact(span.Source.Path), Region = Lines(span) };

    /// <summary>The level that stands for a severity.</summary>
    public static FailureLevel Level(Severity severity) => severity switch
    {
        Severity.Error => FailureLevel.Error,
        Severity.Warning => FailureLevel.Warning,
        _ => FailureLevel.Note,
    };

    private Location Primary(ImmutableArray<Finding> folded)
    {
        var subject = folded[0].Subject;
        var end = folded.Select(finding => finding.Subject.Span.End).Where(position => position.Line == subject.Span.Start.Line).DefaultIfEmpty().Max();
        var region = OneLine(subject.Span);
        region.EndColumn = Math.Max(region.EndColumn, end.Column);
        return new Location
        {
            PhysicalLocation = new PhysicalLocation { ArtifactLocation = Artifact(subject.Span.Source.Path), Region = region },
            LogicalLocations = [new LogicalLocation { FullyQualifiedName = SafeText.SarifMessage(subject.Key), Name = SafeText.SarifMessage(subject.Name) }],
        };
    }

    private Location Place(Annotation place, int? id)
    {
        var location = new Location { PhysicalLocation = Physical(place.Span), Message = new Message { Text = SafeText.SarifMessage(NotEmpty(place.Message)) } };
        if (id is { } number)
            location.Id = number;
        return location;
    }

    private CodeFlow Flow(Finding finding) => new()
    {
        ThreadFlows = [new ThreadFlow { Locations = [.. finding.Trace.Take(MostSteps).Select(step => new ThreadFlowLocation { Location = Place(step, id: null) })] }],
    };

    private List<SarifFix> Fixes(ImmutableArray<Finding> folded) =>
    [
        .. folded.SelectMany(finding => finding.Fixes)
            .Where(fix => !fix.Edits.IsEmpty)
            .Select(fix => new SarifFix
            {
                Description = new Message { Text = SafeText.SarifMessage(fix.Title) },
                ArtifactChanges =
                [
                    .. fix.Edits.GroupBy(edit => edit.Span.Source.Path, StringComparer.Ordinal).Select(file => new ArtifactChange
                    {
                        ArtifactLocation = Artifact(file.Key),
                        Replacements = [.. file.Select(edit => new Replacement { DeletedRegion = Lines(edit.Span), InsertedContent = new ArtifactContent { Text = edit.NewText } })],
                    }),
                ],
            }),
    ];

    private ArtifactLocation Artifact(string path)
    {
        var fromRoot = report.FromRepositoryRoot(path);
        if (SourcePath.IsRooted(fromRoot))
            return new ArtifactLocation { Uri = new Uri("file://" + (fromRoot[0] == '/' ? "" : "/") + Encoded(fromRoot), UriKind.Absolute) };
        return new ArtifactLocation { Uri = new Uri(Encoded(fromRoot), UriKind.Relative) };
    }

    private static string Encoded(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static Region Lines(SourceSpan span) => new()
    {
        StartLine = span.Start.Line,
        StartColumn = span.Start.Column,
        EndLine = span.End.Line,
        EndColumn = span.End.Column,
    };

    // An alert shows in a pull request only when all lines of its region changed.
    private static Region OneLine(SourceSpan span)
    {
        var region = Lines(span);
        if (region.EndLine == region.StartLine)
            return region;
        var line = span.Source.Lines.Line(region.StartLine);
        region.EndLine = region.StartLine;
        region.EndColumn = Math.Max(region.StartColumn, line.End - line.Start + 1);
        return region;
    }

    private static string Text(ImmutableArray<Finding> folded, List<Annotation> related)
    {
        var text = new StringBuilder(SafeText.SarifMessage(folded[0].Message));
        foreach (var message in folded.Skip(1).Select(finding => SafeText.SarifMessage(finding.Message)).Distinct(StringComparer.Ordinal))
            text.Append("; ").Append(message);
        if (text.Length == 0 || text[^1] is not ('.' or '!' or '?'))
            text.Append('.');
        foreach (var note in folded.SelectMany(finding => finding.Notes).Distinct(StringComparer.Ordinal))
            text.Append(' ').Append(SafeText.SarifMessage(note)).Append('.');
        for (var i = 0; i < related.Count; i++)
            text.Append(i == 0 ? " See " : ", ").Append(CultureInfo.InvariantCulture, $"[{SafeText.SarifLinkText(NotEmpty(related[i].Message))}]({i + 1})");
        if (related.Count > 0)
            text.Append('.');
        return text.ToString();
    }

    private static string NotEmpty(string message) => message.Length > 0 ? message : "here";

    private static string Fingerprint(Finding finding) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(finding.Identity)));
}
