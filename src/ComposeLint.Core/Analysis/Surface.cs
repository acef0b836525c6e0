using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Analysis;

/// <summary>
/// A language that container configuration is written in: Compose files, Dockerfiles, C#, shell scripts. Hosts pass those that they want to
/// the <see cref="Analyzer"/>, so that Core never names what only one of them needs. A surface never sees another.
/// </summary>
public interface ISurface
{
    /// <summary>Its name on the command line: <c>compose</c>, <c>dockerfile</c>, <c>csharp</c>, <c>shell</c>.</summary>
    string Name { get; }

    /// <summary>Reads what is its own among the files found. Never throws on input; may read in parallel, and answers the same each time.</summary>
    ImmutableArray<SurfaceUnit> Read(SurfaceInput input, CancellationToken cancellation);
}

/// <summary>What a surface is given.</summary>
/// <param name="Sources">Where text comes from.</param>
/// <param name="Request">What the user asked for.</param>
/// <param name="Files">Every file found below the request's paths that is not excluded, ordinal order.</param>
/// <param name="Options">How to analyse: target, hosts.</param>
/// <param name="MaxDegreeOfParallelism">How many threads may be used; 1 for one.</param>
public sealed record SurfaceInput(
    SourceSet Sources, AnalysisRequest Request, ImmutableArray<string> Files, AnalyzerOptions Options, int MaxDegreeOfParallelism);

/// <summary>One thing read by a surface: a Compose project in one variant, a Dockerfile, a C# project. Rules of one kind look at it.</summary>
/// <param name="project">What is shown of it.</param>
public abstract class SurfaceUnit(AnalyzedProject project)
{
    /// <summary>What is shown of it.</summary>
    public AnalyzedProject Project { get; } = project;

    /// <summary>What could not be read or would be refused.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = ImmutableArray<Problem>.Empty;

    /// <summary>What it lowers to; null when it declares nothing that could run. Those of one <see cref="HostGroup"/> come up on one machine.</summary>
    public Declarations? Declarations { get; init; }

    /// <summary>What its code says of the application it makes, for the workloads whose images run that, whatever surface they came from; null for nothing.</summary>
    public ApplicationCode? Application { get; init; }

    /// <summary>The machine that configuration puts it on (<c>hosts:</c>); null for one of its own.</summary>
    public string? HostGroup { get; init; }

    /// <summary>The variables whose values, from env files or the environment, are in it and must not be printed.</summary>
    public IReadOnlyCollection<VariableValue> TakenVariables { get; init; } = ImmutableArray<VariableValue>.Empty;

    /// <summary>The comments of its files that may silence findings.</summary>
    public ImmutableArray<SourceComment> Comments { get; init; } = ImmutableArray<SourceComment>.Empty;

    /// <summary>Where reading fell short of what was there.</summary>
    public ImmutableArray<Notification> Notifications { get; init; } = ImmutableArray<Notification>.Empty;

    /// <summary>Texts in other languages that its files hold; the surfaces that read those languages are given them.</summary>
    public ImmutableArray<EmbeddedSource> Embedded { get; init; } = ImmutableArray<EmbeddedSource>.Empty;

    /// <summary>The profiles that this variant enables; empty for none.</summary>
    public ImmutableArray<string> Profiles { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>
    /// Whether it was read by names alone, without the libraries that it is written against: what is found in its files is at most of medium confidence.
    /// </summary>
    public bool IsTentative { get; init; }

    /// <summary>The comment that silences a finding in another tool's words (<c># hadolint ignore=DL3008</c>); null when none does.</summary>
    public virtual SourceSpan? SilencedBy(Finding finding) => null;

    /// <summary>Lets a rule look at this unit, when it is of the kind that does; topology rules are not (they look at what is joined).</summary>
    /// <returns>What it reported; empty when the rule is of another kind.</returns>
    public abstract IReadOnlyList<Finding> Check(Rule rule, CancellationToken cancellation);
}

/// <summary>A text inside a file of another language: a Compose file or a Dockerfile that code writes.</summary>
/// <param name="Surface">The surface that reads it: <c>compose</c>, <c>dockerfile</c>.</param>
/// <param name="Text">The text, which knows where it stands (<see cref="SourceText.Embedding"/>).</param>
/// <param name="FileName">The name of the file that it is written to; null when there is none.</param>
public sealed record EmbeddedSource(string Surface, SourceText Text, string? FileName);

/// <summary>A surface that can read its language inside a file of another one.</summary>
public interface IEmbeddedReader : ISurface
{
    /// <summary>Reads a text by itself: what it names beside itself is unknown. Never throws on input.</summary>
    SurfaceUnit ReadEmbedded(EmbeddedSource embedded, AnalyzerOptions options, CancellationToken cancellation);
}

/// <summary>A comment in a file and what it stands for.</summary>
/// <param name="Span">From its mark to the end of its line.</param>
/// <param name="IsTrailing">Whether something stands before it on its line.</param>
/// <param name="Target">What it belongs to: a trailing one to the node on its line, one on its own line to the next node with all under it; null when nothing follows.</param>
public readonly record struct SourceComment(SourceSpan Span, bool IsTrailing, SourceSpan? Target);
