using System.Globalization;
using System.Xml;
using ComposeLint.Analysis;
using ComposeLint.Reporting.Escaping;

namespace ComposeLint.Reporting;

/// <summary>Checkstyle's XML, which many viewers read: an <c>error</c> element for each finding, by file.</summary>
public static class Checkstyle
{
    /// <summary>Writes all findings.</summary>
    public static void Write(Report report, TextWriter output)
    {
        using (var writer = XmlWriter.Create(output, XmlReports.Settings))
        {
            writer.WriteStartElement("checkstyle");
            writer.WriteAttributeString("version", "4.3");
            foreach (var file in report.Result.Findings.GroupBy(finding => finding.Subject.Span.Source.Path, StringComparer.Ordinal))
            {
                writer.WriteStartElement("file");
                writer.WriteAttributeString("name", SafeText.Terminal(file.Key));
                foreach (var finding in file)
                {
                    var start = finding.Subject.Span.Start;
                    writer.WriteStartElement("error");
                    writer.WriteAttributeString("line", start.Line.ToString(CultureInfo.InvariantCulture));
                    writer.WriteAttributeString("column", start.Column.ToString(CultureInfo.InvariantCulture));
                    writer.WriteAttributeString("severity", finding.Severity == Severity.Note ? "info" : Words.Of(finding.Severity));
                    writer.WriteAttributeString("message", SafeText.Terminal(finding.Message));
                    writer.WriteAttributeString("source", $"composelint.{finding.Rule.Id}.{finding.Rule.Name}");
                    writer.WriteEndElement();
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        output.WriteLine();
    }
}
