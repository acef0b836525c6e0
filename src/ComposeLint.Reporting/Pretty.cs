using System.Globalization;
using ComposeLint.Analysis;
using ComposeLint.Reporting.Escaping;
using ComposeLint.Reporting.Frames;

namespace ComposeLint.Reporting;

/// <summary>For people at a terminal: each finding with its source lines, as rustc shows them.</summary>
public static class Pretty
{
    /// <summary>Writes all findings, a blank line after each.</summary>
    public static void Write(Report report, TextStyle style, TextWriter writer)
    {
        var ink = new Ink(style);
        foreach (var finding in report.Result.Findings)
            Write(finding, suppressed: null, style, ink, writer);
        if (!report.IncludeSuppressed)
            return;
        foreach (var item in report.Result.Suppressed)
            Write(item.Finding, item, style, ink, writer);
    }

    private static void Write(Finding finding, SuppressedFinding? suppressed, TextStyle style, Ink ink, TextWriter writer)
    {
        var rule = ink.Link(finding.Rule.HelpUri, $"{finding.Rule.Id} {finding.Rule.Name}");
        writer.WriteLine(ink.Level(finding.Severity, $"{Words.Of(finding.Severity)}[{rule}]") + ink.Strong(": " + SafeText.Terminal(finding.Message)));
        var frame = new Frame(finding, style, ink);
        frame.Write(writer);
        foreach (var (name, value) in Facts(finding, suppressed))
            writer.WriteLine($"{frame.Gutter}{ink.Frame("=")} {ink.Strong(name + ":")} {value}");
        if (style.Explain)
            WriteTrace(finding, frame, ink, writer);
        writer.WriteLine();
    }

    private static IEnumerable<(string Name, string Value)> Facts(Finding finding, SuppressedFinding? suppressed)
    {
        if (finding.Platforms is not (Platforms.All or Platforms.None))
            yield return ("on", string.Join(", ", Words.Of(finding.Platforms)));
        if (!finding.Profiles.IsEmpty)
            yield return ("profiles", SafeText.Terminal(string.Join(", ", finding.Profiles)));
        if (finding.Projects.Length > 1)
            yield return ("projects", SafeText.Terminal(string.Join(", ", finding.Projects)));
        foreach (var note in finding.Notes)
            yield return ("note", SafeText.Terminal(note));
        if (finding.Engine is { } engine && finding.Notes.IsEmpty)
            yield return ("engine", SafeText.Terminal(engine));
        if (finding.Confidence != Confidence.High)
            yield return ("confidence", Words.Of(finding.Confidence));
        if (suppressed is not null)
            yield return ("silenced", SafeText.Terminal(suppressed.Reason.Length > 0 ? suppressed.Reason : "no reason given") + $" ({SafeText.Terminal(suppressed.By.ToString())})");
        if (finding.Help is { } help)
            yield return ("help", SafeText.Terminal(help));
        yield return ("docs", finding.Rule.HelpUri);
    }

    private static void WriteTrace(Finding finding, Frame frame, Ink ink, TextWriter writer)
    {
        for (var i = 0; i < finding.Trace.Length; i++)
        {
            var step = finding.Trace[i];
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            writer.WriteLine($"{frame.Gutter}{ink.Frame("=")} {ink.Strong($"step {number}:")} {SafeText.Terminal(step.Message)} ({SafeText.Terminal(step.Span.ToString())})");
        }
    }
}
