using System.CommandLine;
using System.Globalization;
using ComposeLint.Analysis;
using ComposeLint.Cli.Options;
using ComposeLint.Cli.Sources;
using ComposeLint.Reporting;
using ComposeLint.Reporting.Escaping;
using ComposeLint.Rules;
using ComposeLint.Text;

namespace ComposeLint.Cli.Running;

/// <summary>One run of <c>fix</c>: analyse, choose fixes, see that they do no harm, then show them or make them.</summary>
internal sealed class FixRun(FixOptions options, ParseResult result, CliHost host)
{
    // By real path: a file with two names is changed under the first.
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private bool IsQuiet => result.GetValue(options.Check.Terminal.Quiet);

    public int Run(CancellationToken cancellationToken)
    {
        if (options.Check.Project.Stdin(result) is not null)
            throw new CommandFailure("fix changes files, and standard input is none");
        var workspace = Open();
        var settings = Settings.Load(options.Check, result, workspace);
        foreach (var problem in settings.Problems)
            host.Error.WriteLine(CheckRun.Sentence(problem, "error"));
        if (settings.Problems.Length > 0)
            return ExitCode.FellShort;

        var found = Analyze(workspace, settings, settings.Analysis, cancellationToken);
        var plan = FixPlan.Of(found.Findings, result.GetValue(options.Unsafe), source => Refusal(workspace, source));
        plan = new FixCheck(changed => Analyze(Open(changed), settings, FixCheck.Everything(settings.Analysis), cancellationToken)).Harmless(plan);
        if (!result.GetValue(options.Write))
        {
            Show(plan);
            Tell(plan, "offered", plan.Accepted.IsEmpty ? "" : "; --write applies them");
            return Exit(found, plan, settings);
        }

        plan = Write(plan, workspace);
        Tell(plan, "applied", "");
        return Remaining(plan, settings, cancellationToken);
    }

    private Workspace Open() => Workspace.Open(options.Check.Project, result, host);

    private Workspace Open(IReadOnlyDictionary<string, string> changed)
    {
        var workspace = Open();
        foreach (var (path, text) in changed)
            workspace.Files.Put(path, text);
        return workspace;
    }

    private AnalysisResult Analyze(Workspace workspace, Settings settings, AnalyzerOptions analysis, CancellationToken cancellationToken)
    {
        using var progress = new Progress(host, !IsQuiet, () => workspace.Files.LookupCount);
        return new Analyzer(analysis, Surfaces.Of(options.Check, result, host, workspace), RuleCatalogue.All).Analyze(workspace.Sources, settings.Over(workspace.Request), cancellationToken);
    }

    private string? Refusal(Workspace workspace, SourceText source)
    {
        if (EditableFile.Open(workspace.Files, source, out var refusal) is not { } file)
            return refusal;
        return _names.TryAdd(file.RealPath, source.Path) || _names[file.RealPath] == source.Path ? null : $"the file is {_names[file.RealPath]} by another name";
    }

    private void Show(FixPlan plan)
    {
        var style = options.Check.Terminal.Style(result, host, explain: false);
        foreach (var source in plan.Files)
            UnifiedDiff.Write(source.Path, LineChange.Lines(source.Text), LineChange.Between(source.Text, plan.Apply(source), plan.EditsOf(source)), style, host.Out);
        host.Out.Flush();
    }

    private static FixPlan Write(FixPlan plan, Workspace workspace)
    {
        foreach (var source in plan.Files)
        {
            // A fix of several files that one of them refused is gone from all.
            if (plan.EditsOf(source).IsEmpty)
                continue;
            var file = EditableFile.Open(workspace.Files, source, out var refusal);
            try
            {
                file?.Replace(plan.Apply(source));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                refusal = "the file cannot be written: " + e.Message;
            }

            if (refusal is not null)
                plan = plan.Without(new Dictionary<string, string>(StringComparer.Ordinal) { [source.Path] = refusal });
        }

        return plan;
    }

    private void Tell(FixPlan plan, string done, string advice)
    {
        foreach (var offer in plan.Accepted)
            host.Error.WriteLine($"{Place(offer)}: {Title(offer)}{(offer.Fix.BreaksWhat is { } breaks ? $"; changes behaviour: {SafeText.Terminal(breaks)}" : "")}");
        foreach (var (offer, reason) in plan.Refused)
            host.Error.WriteLine($"{Place(offer)}: refused: {Title(offer)}: {SafeText.Terminal(reason)}");
        if (IsQuiet)
            return;
        if (plan.Overlapping > 0)
            host.Error.WriteLine($"{Fixes(plan.Overlapping)} left for the next run: another changes the same place");
        if (plan.Unsafe > 0)
            host.Error.WriteLine($"{Fixes(plan.Unsafe)} besides with --unsafe, which changes behaviour");
        host.Error.WriteLine($"{Fixes(plan.Accepted.Length)} {done} in {CheckRun.Count(plan.Files.Length, "file")}{advice}");
    }

    private int Remaining(FixPlan plan, Settings settings, CancellationToken cancellationToken)
    {
        var workspace = Open();
        var left = Analyze(workspace, settings, settings.Analysis, cancellationToken);
        var report = new Report(ToolVersion.Info(settings.Analysis.Engine), left) { WorkingDirectory = Workspace.Slashes(workspace.WorkingDirectory) };
        host.Composition.Formats.Writer("concise")(report, options.Check.Terminal.Style(result, host, explain: false), host.Out);
        host.Out.Flush();
        if (!IsQuiet)
            host.Error.WriteLine("remaining: " + CheckRun.Summary(left));
        return Exit(left, plan with { Accepted = [] }, settings);
    }

    private int Exit(AnalysisResult analysis, FixPlan plan, Settings settings)
    {
        var strict = result.GetValue(options.Check.Strict);
        var fellShort = analysis.Notifications.Where(note => note.Kind != NotificationKind.Coverage || strict).ToList();
        if (analysis.Projects.IsEmpty && !result.GetValue(options.Check.AllowEmpty) && !fellShort.Exists(note => note.Kind == NotificationKind.NoInput))
            fellShort.Add(new Notification(NotificationKind.NoInput, "nothing to analyse was found; --allow-empty makes that no error"));
        foreach (var note in fellShort)
            host.Error.WriteLine(CheckRun.Sentence(note, "error"));
        if (fellShort.Count > 0)
            return ExitCode.FellShort;
        var fails = settings.FailOn is { } threshold && analysis.Findings.Any(finding => finding.Severity >= threshold);
        return fails || plan.LeavesSome || !plan.Accepted.IsEmpty ? ExitCode.Findings : ExitCode.Clean;
    }

    private static string Place(OfferedFix offer) => $"{SafeText.LineStart(offer.First.Source.Path)}:{offer.First.Start}";

    private static string Title(OfferedFix offer) => $"{SafeText.Terminal(offer.Fix.Title)} ({offer.Finding.Rule.Name})";

    private static string Fixes(int count) => count == 1 ? "1 fix" : string.Create(CultureInfo.InvariantCulture, $"{count} fixes");
}
