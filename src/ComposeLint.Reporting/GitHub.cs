using System.Globalization;
using ComposeLint.Analysis;
using ComposeLint.Reporting.Escaping;

namespace ComposeLint.Reporting;

/// <summary>
/// Annotations of a GitHub Actions step, as workflow commands. GitHub shows 10 of each level and step: the rest follow as plain lines, which the log shows.
/// </summary>
public static class GitHub
{
    /// <summary>How many annotations of one level GitHub shows for one step.</summary>
    public const int MostOfALevel = 10;

    /// <summary>Writes all findings, errors first.</summary>
    public static void Write(Report report, TextWriter writer)
    {
        var rest = new List<Finding>();
        foreach (var level in report.Result.Findings.GroupBy(finding => finding.Severity).OrderByDescending(level => level.Key))
        {
            var findings = level.ToList();
            foreach (var finding in findings.Take(MostOfALevel))
                writer.WriteLine(Command(report, finding));
            rest.AddRange(findings.Skip(MostOfALevel));
        }

        if (rest.Count == 0)
            return;
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{rest.Count} more, not shown as annotations: GitHub takes {MostOfALevel} of each level from a step."));
        foreach (var finding in rest)
            writer.WriteLine(Concise.Line(finding));
    }

    private static string Command(Report report, Finding finding)
    {
        var level = finding.Severity == Severity.Note ? "notice" : Words.Of(finding.Severity);
        var (start, end) = (finding.Subject.Span.Start, finding.Subject.Span.End);
        var file = SafeText.CommandProperty(report.FromRepositoryRoot(finding.Subject.Span.Source.Path));
        var title = SafeText.CommandProperty($"{finding.Rule.Id} {finding.Rule.Name}");
        // Columns are honoured within one line only.
        var columns = start.Line == end.Line
            ? string.Create(CultureInfo.InvariantCulture, $",col={start.Column},endColumn={end.Column}")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"::{level} file={file},line={start.Line},endLine={end.Line}{columns},title={title}::{string.Join("%0A", finding.Notes.Prepend(finding.Message).Select(SafeText.CommandData))}");
    }
}
