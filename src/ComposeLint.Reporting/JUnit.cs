using System.Globalization;
using System.Xml;
using ComposeLint.Analysis;
using ComposeLint.Reporting.Escaping;

namespace ComposeLint.Reporting;

/// <summary>
/// JUnit's XML: a suite for each file of a project, a failed case for each error and warning, a passed one for a file without. Notes are no failures.
/// </summary>
public static class JUnit
{
    /// <summary>Writes all errors and warnings.</summary>
    public static void Write(Report report, TextWriter output)
    {
        var failures = report.Result.Findings.Where(finding => finding.Severity != Severity.Note)
            .ToLookup(finding => finding.Subject.Span.Source.Path, StringComparer.Ordinal);
        var files = report.Result.Projects.SelectMany(project => project.Files).Concat(failures.Select(file => file.Key))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        using (var writer = XmlWriter.Create(output, XmlReports.Settings))
        {
            writer.WriteStartElement("testsuites");
            writer.WriteAttributeString("name", "composelint");
            foreach (var file in files)
                WriteSuite(writer, SafeText.Terminal(file), [.. failures[file]]);
            writer.WriteEndElement();
        }

        output.WriteLine();
    }

    private static void WriteSuite(XmlWriter writer, string file, ImmutableArray<Finding> findings)
    {
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", file);
        writer.WriteAttributeString("tests", Math.Max(1, findings.Length).ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("failures", findings.Length.ToString(CultureInfo.InvariantCulture));
        if (findings.IsEmpty)
            WriteCase(writer, file, "no findings", finding: null);
        foreach (var finding in findings)
            WriteCase(writer, file, $"{finding.Rule.Id} {finding.Rule.Name} {finding.Subject.Span.Start}", finding);
        writer.WriteEndElement();
    }

    private static void WriteCase(XmlWriter writer, string file, string name, Finding? finding)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", file);
        writer.WriteAttributeString("name", name);
        if (finding is not null)
        {
            writer.WriteStartElement("failure");
            writer.WriteAttributeString("type", Words.Of(finding.Severity));
            writer.WriteAttributeString("message", SafeText.Terminal(finding.Message));
            writer.WriteString(Concise.Line(finding));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }
}
