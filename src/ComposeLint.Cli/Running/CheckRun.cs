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
        if (Settled(workspace) is not { } settings)
            return ExitCode.FellShort;
        var outputs = options.Outputs(result, host).Select(output => (output.File, Write: host.Composition.Formats.Writer(output.Format))).ToImmutableArray();
        var report = Analyzed(workspace, settings, cancellationToken);
        report = report with { Result = WithoutRecorded(report, workspace) };
        report = report with { Result = Since(report, workspace, cancellationToken) };
        Write(report, outputs);
        Tell(report, workspace, time.Elapsed);
        return Exit(report.Result, settings);
    }

    /// <summary>Writes the baseline instead of a report.</summary>
    public int Record(bool prunes, CancellationToken cancellationToken)
    {
        var workspace = Workspace.Open(options.Project, result, host);
        if (Settled(workspace) is not { } settings)
            return ExitCode.FellShort;
        var report = Analyzed(workspace, settings, cancellationToken);
        Tell(report, workspace, TimeSpan.Zero);
        if (report.Result.Notifications.Any(note => note.Kind != NotificationKind.Coverage))
            return ExitCode.FellShort;
        var file = BaselineFile(workspace);
        var baseline = Baseline.Of(report.Result.Findings, report.FromRepositoryRoot);
        if (prunes)
            baseline = (ReadBaseline(file) ?? throw new CommandFailure($"there is no baseline to prune: {file}")).StillIn(baseline);
        try
        {
            File.WriteAllText(file, baseline.ToString());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{file} cannot be written: {e.Message}");
        }

        if (!IsQuiet)
            host.Error.WriteLine($"{Count(baseline.Count, "finding")} recorded in {SafeText.Terminal(Path.GetFileName(file))}");
        return ExitCode.Clean;
    }

    private Settings? Settled(Workspace workspace)
    {
        var settings = Settings.Load(options, result, workspace);
        foreach (var problem in settings.Problems)
            host.Error.WriteLine(Sentence(problem, "error"));
        return settings.Problems.Length > 0 ? null : settings;
    }

    private Report Analyzed(Workspace workspace, Settings settings, CancellationToken cancellationToken) =>
        new(ToolVersion.Info(settings.Analysis.Engine), Analyze(workspace, settings, cancellationToken))
        {
            WorkingDirectory = Workspace.Slashes(workspace.WorkingDirectory),
            RepositoryRoot = Workspace.Slashes(workspace.Top),
            RealPath = workspace.RealPath,
            RootName = workspace.RootName,
            IncludeSuppressed = result.GetValue(options.IncludeSuppressed),
        };

    private string BaselineFile(Workspace workspace) =>
        result.GetValue(options.Baseline) is { } named ? Path.GetFullPath(named, host.WorkingDirectory) : Path.Combine(workspace.Top, "composelint.baseline");

    private static Baseline? ReadBaseline(string file)
    {
        try
        {
            return File.Exists(file) ? Baseline.Parse(File.ReadAllText(file)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{file} cannot be read: {e.Message}");
        }
    }

    private AnalysisResult WithoutRecorded(Report report, Workspace workspace)
    {
        var analysis = report.Result;
        if (result.GetValue(options.NoBaseline))
            return analysis;
        var file = BaselineFile(workspace);
        if (ReadBaseline(file) is not { } baseline)
            return result.GetValue(options.Baseline) is null ? analysis : throw new CommandFailure($"there is no baseline {file}");
        var recorded = analysis.Findings.ToLookup(finding => baseline.Holds(finding, report.FromRepositoryRoot));
        return analysis with
        {
            Findings = [.. recorded[false]],
            Suppressed = analysis.Suppressed.AddRange(recorded[true].Select(finding => new SuppressedFinding(finding, "recorded in the baseline", finding.Subject.Span))),
        };
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
