using System.Globalization;
using ComposeLint.Reporting.Escaping;

namespace ComposeLint.Reporting;

/// <summary>A table for comments on pull requests and job summaries.</summary>
public static class Markdown
{
    /// <summary>Writes all findings, the most severe first.</summary>
    public static void Write(Report report, TextWriter writer)
    {
        var findings = report.Result.Findings;
        var counts = findings.CountBy(finding => finding.Severity)
            .OrderByDescending(count => count.Key)
            .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {Words.Of(count.Key)}{(count.Value == 1 ? "" : "s")}"))
            .DefaultIfEmpty("no findings");
        writer.WriteLine($"### ComposeLint: {string.Join(", ", counts)}");
        if (!findings.IsEmpty)
        {
            writer.WriteLine();
            writer.WriteLine("| | Where | What |");
            writer.WriteLine("| --- | --- | --- |");
        }

        foreach (var finding in findings.OrderByDescending(finding => finding.Severity))
        {
            var place = $"{finding.Subject.Span.Source.Path}:{finding.Subject.Span.Start}";
            writer.WriteLine($"| {Words.Of(finding.Severity)} | {SafeText.MarkdownCode(place)} | [{finding.Rule.Name}]({finding.Rule.HelpUri}): {SafeText.Markdown(finding.Message)} |");
        }

        foreach (var notification in report.Result.Notifications)
        {
            writer.WriteLine();
            writer.WriteLine($"*{Words.Of(notification.Kind)}*: {SafeText.Markdown(notification.Message)}");
        }
    }
}
