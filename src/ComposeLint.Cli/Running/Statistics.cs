using System.Globalization;
using ComposeLint.Analysis;
using ComposeLint.Reporting;

namespace ComposeLint.Cli.Running;

/// <summary>Counts per rule, the most frequent first.</summary>
internal static class Statistics
{
    public static void Write(AnalysisResult analysis, TextWriter writer)
    {
        var counts = analysis.Findings
            .GroupBy(finding => (finding.Rule.Id, finding.Rule.Name, finding.Severity))
            .Select(group => (group.Key, Count: group.Count()))
            .OrderByDescending(row => row.Count)
            .ThenBy(row => row.Key.Id, StringComparer.Ordinal)
            .ToList();
        var width = counts.Select(row => row.Count.ToString(CultureInfo.InvariantCulture).Length).DefaultIfEmpty(1).Max();
        foreach (var (rule, count) in counts)
            writer.WriteLine($"{count.ToString(CultureInfo.InvariantCulture).PadLeft(width)}  {rule.Id}  {Words.Of(rule.Severity),-7}  {rule.Name}");
    }
}
