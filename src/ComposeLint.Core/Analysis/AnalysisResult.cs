using ComposeLint.Text;

namespace ComposeLint.Analysis;

/// <summary>What an analysis found. Same input, same value: everything is sorted, whatever the number of threads.</summary>
/// <param name="Projects">What was analysed, by name then directory.</param>
/// <param name="Findings">Findings by file, span, id, identity (ordinal).</param>
/// <param name="Notifications">Where the analysis itself fell short.</param>
/// <param name="Suppressed">Findings that a comment or configuration silenced, sorted alike.</param>
public sealed record AnalysisResult(
    ImmutableArray<AnalyzedProject> Projects,
    ImmutableArray<Finding> Findings,
    ImmutableArray<Notification> Notifications,
    ImmutableArray<SuppressedFinding> Suppressed);

/// <summary>One thing that was analysed: a Compose project, a Dockerfile, a C# project.</summary>
/// <param name="Name">Its name: the Compose project's, or the file's.</param>
/// <param name="Surface">What it is: <c>compose</c>, <c>stack</c>, <c>dockerfile</c>, <c>csharp</c>.</param>
/// <param name="Directory">The directory it stands in, as <see cref="SourcePath"/> writes paths.</param>
/// <param name="Files">The files that make it, in their order.</param>
public sealed record AnalyzedProject(string Name, string Surface, string Directory, ImmutableArray<string> Files);

/// <summary>A finding that is not shown.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Reason">The reason that the comment or override gives; empty when it gives none.</param>
/// <param name="By">The comment, or the override's line in composelint.yml.</param>
public sealed record SuppressedFinding(Finding Finding, string Reason, SourceSpan By);

/// <summary>How the analysis fell short.</summary>
public enum NotificationKind
{
    /// <summary>A rule (or the reading of one project) threw; the others went on. Exit code 2.</summary>
    RuleCrashed,
    /// <summary>A limit was hit, so that part of the input was not looked at. Exit code 2.</summary>
    Limit,
    /// <summary>Something could not be known or was not read: a missing include, an unreadable file. Exit code 2 with <c>--strict</c> only.</summary>
    Coverage,
    /// <summary>The configuration is wrong. Exit code 2.</summary>
    Configuration,
    /// <summary>A program that the user asked to be run, to evaluate projects, could not be run or failed. Exit code 2.</summary>
    Evaluation,
    /// <summary>Nothing to analyse was found. Exit code 2 unless allowed.</summary>
    NoInput,
}

/// <summary>One way in which the analysis fell short.</summary>
/// <param name="Kind">Which way.</param>
/// <param name="Message">One sentence.</param>
/// <param name="At">The place, when there is one.</param>
public sealed record Notification(NotificationKind Kind, string Message, SourceSpan? At = null)
{
    /// <summary>The id of the rule that crashed; null otherwise.</summary>
    public string? RuleId { get; init; }

    /// <summary>A part of the program that threw where it never should, and what it was about.</summary>
    internal static Notification Crash(string part, string subject, Exception exception, SourceSpan? at = null) =>
        new(NotificationKind.RuleCrashed, $"{part} failed on {subject}: {exception.GetType().Name}: {exception.Message}", at);
}
