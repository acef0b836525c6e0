using ComposeLint.Analysis;
using ComposeLint.Reporting.Escaping;

namespace ComposeLint.Reporting;

/// <summary>A line per finding, as problem matchers read them: <c>path:line:col: level ID name: message</c>.</summary>
public static class Concise
{
    /// <summary>Writes all findings.</summary>
    public static void Write(Report report, TextWriter writer)
    {
        foreach (var finding in report.Result.Findings)
            writer.WriteLine(Line(finding));
        if (!report.IncludeSuppressed)
            return;
        foreach (var item in report.Result.Suppressed)
            writer.WriteLine(Line(item.Finding) + " (silenced)");
    }

    /// <summary>One finding.</summary>
    public static string Line(Finding finding)
    {
        var span = finding.Subject.Span;
        return $"{SafeText.LineStart(span.Source.Path)}:{span.Start}: {Words.Of(finding.Severity)} {finding.Rule.Id} {finding.Rule.Name}: {SafeText.Terminal(finding.Message)}";
    }
}
