using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ComposeLint.Analysis;
using ComposeLint.Reporting.Escaping;
using ComposeLint.Text;

namespace ComposeLint.Reporting;

/// <summary>
/// Findings for programs: <c>version, tool, projects, findings, notifications</c>. Lines and columns from 1, ends exclusive, columns in UTF-16
/// characters; paths relative to where the tool runs. The schema is printed by <c>composelint schema json</c>.
/// </summary>
public static class Json
{
    /// <summary>The version of the envelope. It changes when a reader could break.</summary>
    public const int Version = 1;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Writes the envelope.</summary>
    public static void Write(Report report, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            WriteEnvelope(writer, report);
        output.WriteLine(SafeText.Json(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)));
    }

    private static void WriteEnvelope(Utf8JsonWriter writer, Report report)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteStartObject("tool");
        writer.WriteString("name", report.Tool.Name);
        writer.WriteString("version", report.Tool.Version);
        writer.WriteString("engine", report.Tool.Engine);
        writer.WriteString("uri", report.Tool.Uri);
        writer.WriteEndObject();
        writer.WriteStartArray("projects");
        foreach (var project in report.Result.Projects)
        {
            writer.WriteStartObject();
            writer.WriteString("name", project.Name);
            writer.WriteString("surface", project.Surface);
            writer.WriteString("directory", project.Directory);
            WriteStrings(writer, "files", project.Files);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("findings");
        foreach (var finding in report.Result.Findings)
            WriteFinding(writer, finding, suppressed: null);
        if (report.IncludeSuppressed)
        {
            foreach (var item in report.Result.Suppressed)
                WriteFinding(writer, item.Finding, item);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("notifications");
        foreach (var notification in report.Result.Notifications)
            WriteNotification(writer, notification);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter writer, Finding finding, SuppressedFinding? suppressed)
    {
        var span = finding.Subject.Span;
        writer.WriteStartObject();
        writer.WriteString("id", finding.Rule.Id);
        writer.WriteString("name", finding.Rule.Name);
        writer.WriteString("identity", SafeText.Data(finding.Identity));
        writer.WriteString("severity", Words.Of(finding.Severity));
        writer.WriteString("confidence", Words.Of(finding.Confidence));
        writer.WriteString("message", SafeText.Data(finding.Message));
        writer.WriteString("file", span.Source.Path);
        WriteRegion(writer, "region", span);
        var context = finding.Subject.Context;
        WriteRegion(writer, "contextRegion", context.Source?.Path == span.Source.Path ? context : span);
        WriteStrings(writer, "platforms", Words.Of(finding.Platforms));
        WriteStrings(writer, "profiles", finding.Profiles);
        WriteStrings(writer, "projects", finding.Projects);
        writer.WriteString("engine", finding.Engine);
        WriteStrings(writer, "notes", finding.Notes.Select(SafeText.Data));
        WriteStrings(writer, "aliases", finding.Rule.Aliases);
        writer.WriteStartObject("subject");
        writer.WriteString("key", SafeText.Data(finding.Subject.Key));
        writer.WriteString("name", SafeText.Data(finding.Subject.Name));
        writer.WriteEndObject();
        WritePlaces(writer, "related", finding.Related);
        WritePlaces(writer, "trace", finding.Trace);
        writer.WriteStartObject("help");
        writer.WriteString("text", finding.Help is null ? null : SafeText.Data(finding.Help));
        writer.WriteString("uri", finding.Rule.HelpUri);
        writer.WriteEndObject();
        if (suppressed is not null)
        {
            writer.WriteStartObject("suppressed");
            writer.WriteString("reason", SafeText.Data(suppressed.Reason));
            writer.WriteString("file", suppressed.By.Source.Path);
            WriteRegion(writer, "region", suppressed.By);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteNotification(Utf8JsonWriter writer, Notification notification)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", Words.Of(notification.Kind));
        writer.WriteString("message", SafeText.Data(notification.Message));
        writer.WriteString("rule", notification.RuleId);
        writer.WriteString("file", notification.At?.Source.Path);
        if (notification.At is { } at)
            WriteRegion(writer, "region", at);
        else
            writer.WriteNull("region");
        writer.WriteEndObject();
    }

    private static void WritePlaces(Utf8JsonWriter writer, string name, ImmutableArray<Annotation> places)
    {
        writer.WriteStartArray(name);
        foreach (var place in places)
        {
            writer.WriteStartObject();
            writer.WriteString("message", SafeText.Data(place.Message));
            writer.WriteString("file", place.Span.Source.Path);
            WriteRegion(writer, "region", place.Span);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteRegion(Utf8JsonWriter writer, string name, SourceSpan span)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("startLine", span.Start.Line);
        writer.WriteNumber("startColumn", span.Start.Column);
        writer.WriteNumber("endLine", span.End.Line);
        writer.WriteNumber("endColumn", span.End.Column);
        writer.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}
