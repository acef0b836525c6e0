using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ComposeLint.Analysis;
using ComposeLint.Cli.Options;
using ComposeLint.Reporting;
using ComposeLint.Reporting.Escaping;
using ComposeLint.Rules;

namespace ComposeLint.Cli.Running;

/// <summary>One run of <c>check</c>: open, analyse, report, and the exit code.</summary>
internal sealed class CheckRun(CheckOptions options, ParseResult result, CliHost host)
{
    private bool IsQuiet => result.GetValue(options.Terminal.Quiet);

    public int Run(CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var workspace = Workspace.Open(options.Project, result, host);
        var settings = Settings.Load(options, result, workspace);
        foreach (var problem in settings.Problems)
            host.Error.WriteLine(Sentence(problem, "error"));
        if (settings.Problems.Length > 0)
            return ExitCode.FellShort;

        var outputs = options.Outputs(result, host).Select(output => (output.File, Write: host.Composition.Formats.Writer(output.Format))).ToImmutableArray();
        var analysis = Analyze(workspace, settings, cancellationToken);
        var report = new Report(ToolVersion.Info(settings.Analysis.Engine), analysis)
        {
            WorkingDirectory = Workspace.Slashes(workspace.WorkingDirectory),
            RepositoryRoot = Workspace.Slashes(workspace.Top),
            RealPath = workspace.RealPath,
            RootName = workspace.RootName,
            IncludeSuppressed = result.GetValue(options.IncludeSuppressed),
        };
        report = report with { Result = Since(report, workspace, cancellationToken) };
        Write(report, outputs);
        Tell(report, workspace, time.Elapsed);
        return Exit(report.Result, settings);
    }

    private AnalysisResult Analyze(Workspace workspace, Settings settings, CancellationToken cancellationToken)
    {
        using var progress = new Progress(host, !IsQuiet, () => workspace.Files.LookupCount);
        var analysis = new Analyzer(settings.Analysis, Surfaces.Of(options, result, host, workspace), RuleCatalogue.All)
            .Analyze(workspace.Sources, settings.Over(workspace.Request), cancellationToken);
        if (!analysis.Projects.IsEmpty || result.GetValue(options.AllowEmpty) || analysis.Notifications.Any(note => note.Kind == NotificationKind.NoInput))
            return analysis;
        return analysis with { Notifications = analysis.Notifications.Add(new Notification(NotificationKind.NoInput, "nothing to analyse was found; --allow-empty makes that no error")) };
    }

    private AnalysisResult Since(Report report, Workspace workspace, CancellationToken cancellationToken)
    {
        var analysis = report.Result;
        if (result.GetValue(options.Since) is not { } revision)
            return analysis;
        if (workspace.Repository is not { } repository)
            throw new CommandFailure("--since needs a git repository, and there is none here");
        var changes = ChangedLines.Since(repository.Root, revision, out var error, cancellationToken)
            ?? throw new CommandFailure($"--since {revision}: {error}");
        return analysis with { Findings = [.. analysis.Findings.Where(finding => changes.Touch(finding, report.FromRepositoryRoot))] };
    }

    private void Write(Report report, ImmutableArray<(string? File, ReportWriter Write)> outputs)
    {
        var style = options.Terminal.Style(result, host, result.GetValue(options.Explain));
        var onlyCounts = result.GetValue(options.Statistics) && (result.GetValue(options.Format) ?? []).Length == 0;
        foreach (var output in outputs)
        {
            if (output.File is null && !onlyCounts)
                output.Write(report, style, host.Out);
            else if (output.File is { } file)
                WriteFile(output.Write, file, report, style);
        }

        if (result.GetValue(options.Statistics))
            Statistics.Write(report.Result, outputs.Any(output => output.File is null) && !onlyCounts ? host.Error : host.Out);
        host.Out.Flush();
    }

    private void WriteFile(ReportWriter write, string file, Report report, TextStyle style)
    {
        try
        {
            using var writer = new StreamWriter(Path.GetFullPath(file, host.WorkingDirectory)) { NewLine = "\n" };
            write(report, style with { Color = false, Hyperlinks = false }, writer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{file} cannot be written: {e.Message}");
        }
    }

    private void Tell(Report report, Workspace workspace, TimeSpan elapsed)
    {
        foreach (var note in report.Result.Notifications.Where(note => note.Kind != NotificationKind.Coverage || !IsQuiet))
        {
            host.Error.WriteLine(Sentence(note, note.Kind == NotificationKind.Coverage && !result.GetValue(options.Strict) ? "warning" : "error"));
        }

        if (IsQuiet)
            return;
        if (result.GetValue(options.Terminal.Verbose))
            TellWhatWasRead(workspace, elapsed);
        if (!report.Result.Projects.IsEmpty)
            host.Error.WriteLine(Summary(report.Result));
    }

    /// <summary>A notification as a line for standard error.</summary>
    public static string Sentence(Notification note, string level)
    {
        var place = note.At is { } at ? SafeText.LineStart(at.Source.Path) + ":" + at.Start + ": " : "";
        return $"{place}{level}: {SafeText.Terminal(note.Message)}";
    }

    private void TellWhatWasRead(Workspace workspace, TimeSpan elapsed)
    {
        foreach (var (path, status) in workspace.Files.Lookups)
            host.Error.WriteLine($"read {SafeText.Terminal(path)}: {status}");
        host.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"took {elapsed.TotalMilliseconds:0} ms"));
    }

    /// <summary>How many findings of which severity there are.</summary>
    public static string Summary(AnalysisResult analysis)
    {
        var counts = analysis.Findings.CountBy(finding => finding.Severity)
            .OrderByDescending(count => count.Key)
            .Select(count => Count(count.Value, Words.Of(count.Key)))
            .DefaultIfEmpty("no findings");
        return $"{string.Join(", ", counts)} in {Count(analysis.Projects.Length, "project")}";
    }

    /// <summary>A number and what it counts.</summary>
    public static string Count(int number, string word) => string.Create(CultureInfo.InvariantCulture, $"{number} {word}{(number == 1 ? "" : "s")}");

    private int Exit(AnalysisResult analysis, Settings settings)
    {
        var strict = result.GetValue(options.Strict);
        if (analysis.Notifications.Any(note => note.Kind != NotificationKind.Coverage || strict))
            return ExitCode.FellShort;
        return settings.FailOn is { } threshold && analysis.Findings.Any(finding => finding.Severity >= threshold) ? ExitCode.Findings : ExitCode.Clean;
    }
}
