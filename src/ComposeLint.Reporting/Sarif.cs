using ComposeLint.Analysis;
using ComposeLint.Reporting.Escaping;
using Microsoft.CodeAnalysis.Sarif;
using Newtonsoft.Json;
using AnalysisNotification = ComposeLint.Analysis.Notification;
using SarifNotification = Microsoft.CodeAnalysis.Sarif.Notification;

namespace ComposeLint.Reporting;

/// <summary>
/// SARIF 2.1.0 as GitHub's code scanning reads it (docs.github.com, "SARIF support for code scanning"; limits: data/reusables/code-scanning/sarif-limits.md).
/// One run, since a file may hold 20 at most and a category that is no longer uploaded leaves its alerts behind.
/// </summary>
public static class Sarif
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const int MostResults = 25_000;

    /// <summary>Writes the log.</summary>
    public static void Write(Report report, TextWriter writer)
    {
        var results = new SarifResults(report);
        // The most severe come first, so that a limit costs the least.
        var folded = SarifResults.Fold(report.Result.Findings)
            .Select(group => (Group: group, Suppressed: (SuppressedFinding?)null))
            .Concat(report.IncludeSuppressed
                ? report.Result.Suppressed.Select(item => (Group: ImmutableArray.Create(item.Finding), Suppressed: (SuppressedFinding?)item))
                : [])
            .OrderByDescending(item => item.Group.Max(finding => finding.Severity))
            .ToList();
        var kept = folded.Take(MostResults).ToList();
        var rules = kept.SelectMany(item => item.Group)
            .GroupBy(finding => finding.Rule.Id, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => SarifRules.Of(group.First().Rule, group.Min(finding => finding.Confidence)))
            .ToList();
        var indexes = rules.Select((rule, index) => (rule.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        var run = new Run
        {
            Tool = new Tool
            {
                Driver = new ToolComponent
                {
                    Name = report.Tool.Name,
                    FullName = $"{report.Tool.Name} {report.Tool.Version}",
                    Version = report.Tool.Version,
                    SemanticVersion = report.Tool.Version,
                    InformationUri = new Uri(report.Tool.Uri),
                    Rules = rules,
                },
            },
            ColumnKind = ColumnKind.Utf16CodeUnits,
            AutomationDetails = new RunAutomationDetails { Id = $"composelint/{Category(report)}/" },
            Invocations = [Invocation(report, results, folded.Count - kept.Count)],
            Results = [.. kept.Select(item => results.Of(item.Group, indexes[item.Group[0].Rule.Id], item.Suppressed))],
        };
        var log = new SarifLog { SchemaUri = new Uri(Schema), Version = SarifVersion.Current, Runs = [run] };
        var levels = kept.Select(item => item.Group[0].Rule).DistinctBy(rule => rule.Id).ToDictionary(rule => rule.Id, rule => rule.Severity, StringComparer.Ordinal);
        writer.WriteLine(SafeText.Json(Serialize(log, levels)));
    }

    private static string Serialize(SarifLog log, IReadOnlyDictionary<string, Severity> levels)
    {
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var json = new JsonTextWriter(text) { Formatting = Formatting.Indented })
            JsonSerializer.Create(new JsonSerializerSettings { ContractResolver = new SarifContract(levels) }).Serialize(json, log);
        return text.ToString();
    }

    private static string Category(Report report)
    {
        var projects = report.Result.Projects.Select(project => project.Name).Distinct(StringComparer.Ordinal).ToList();
        var name = projects is [var only] ? only : report.RootName;
        return Uri.EscapeDataString(name.Length > 0 ? name : "root");
    }

    private static Invocation Invocation(Report report, SarifResults results, int dropped)
    {
        var notes = report.Result.Notifications.Select(notification => Notification(notification, results)).ToList();
        if (dropped > 0)
        {
            var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{dropped} results are left out: code scanning takes {MostResults} a run.");
            notes.Add(new SarifNotification { Level = FailureLevel.Error, Message = new Message { Text = text } });
        }

        var invocation = new Invocation { ExecutionSuccessful = notes.TrueForAll(note => note.Level != FailureLevel.Error) };
        if (notes.Count > 0)
            invocation.ToolExecutionNotifications = notes;
        return invocation;
    }

    private static SarifNotification Notification(AnalysisNotification notification, SarifResults results)
    {
        var note = new SarifNotification
        {
            Level = notification.Kind == NotificationKind.Coverage ? FailureLevel.Warning : FailureLevel.Error,
            Message = new Message { Text = SafeText.SarifMessage(notification.Message) },
            Descriptor = new ReportingDescriptorReference { Id = Words.Of(notification.Kind) },
        };
        if (notification.At is { } at)
            note.Locations = [new Location { PhysicalLocation = results.Physical(at) }];
        if (notification.RuleId is { } rule)
            note.AssociatedRule = new ReportingDescriptorReference { Id = rule };
        return note;
    }
}
