using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ComposeLint.Analysis;
using ComposeLint.Reporting.Escaping;

namespace ComposeLint.Reporting;

/// <summary>
/// GitLab's Code Quality report (docs.gitlab.com/ci/testing/code_quality, "Import code quality results from a CI/CD job"): an array of issues. Of issues
/// with one fingerprint GitLab keeps one, so that equal identities are numbered.
/// </summary>
public static class GitLab
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Writes all findings.</summary>
    public static void Write(Report report, TextWriter output)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartArray();
            foreach (var finding in report.Result.Findings)
            {
                var count = seen[finding.Identity] = seen.GetValueOrDefault(finding.Identity) + 1;
                var start = finding.Subject.Span.Start;
                writer.WriteStartObject();
                writer.WriteString("description", SafeText.Terminal(finding.Message));
                writer.WriteString("check_name", finding.Rule.Name);
                writer.WriteString("fingerprint", Fingerprint(finding.Identity, count));
                writer.WriteString("severity", Severity(finding.Severity));
                writer.WriteStartObject("location");
                writer.WriteString("path", report.FromRepositoryRoot(finding.Subject.Span.Source.Path));
                writer.WriteStartObject("lines");
                writer.WriteNumber("begin", start.Line);
                writer.WriteEndObject();
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        output.WriteLine(SafeText.Json(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)));
    }

    private static string Severity(Severity severity) => severity switch
    {
        Analysis.Severity.Error => "critical",
        Analysis.Severity.Warning => "major",
        _ => "info",
    };

    private static string Fingerprint(string identity, int count)
    {
        var numbered = count == 1 ? identity : identity + "|" + count.ToString(CultureInfo.InvariantCulture);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(numbered)));
    }
}
