using ComposeLint.Text;

namespace ComposeLint.Analysis;

/// <summary>
/// The pipeline's driver: finds files, lets each surface read its own, runs the rules over what was read, and settles severity, suppression
/// and selection. Holds no state between runs; safe to use from several threads.
/// </summary>
public sealed class Analyzer
{
    private readonly AnalyzerOptions _options;
    private readonly ImmutableArray<ISurface> _surfaces;
    private readonly ImmutableArray<Rule> _rules;

    /// <summary>An analyzer for some surfaces and rules (<c>RuleCatalogue.All</c>).</summary>
    public Analyzer(AnalyzerOptions options, ImmutableArray<ISurface> surfaces, ImmutableArray<Rule> rules)
    {
        _options = options;
        _surfaces = surfaces;
        _rules = rules;
    }

    /// <summary>Analyses what the request names. Never throws for what files hold.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public AnalysisResult Analyze(SourceSet sources, AnalysisRequest request, CancellationToken cancellation = default)
    {
        var units = Units(sources, request, cancellation).ConvertAll(unit => LinkedProjects.Follow(unit, sources, cancellation));
        units.AddRange(units.SelectMany(unit => unit.Embedded).Select(text => Embedded(text, cancellation)).OfType<SurfaceUnit>().ToList());
        return new FindingPipeline(_options, _rules).Run(units, Threads, cancellation);
    }

    private int Threads => _options.MaxDegreeOfParallelism > 0 ? _options.MaxDegreeOfParallelism : Environment.ProcessorCount;

    /// <summary>What the surfaces read, before any rule looks at it.</summary>
    public ImmutableArray<SurfaceUnit> Read(SourceSet sources, AnalysisRequest request, CancellationToken cancellation = default) => Units(sources, request, cancellation).ToImmutableArray();

    private List<SurfaceUnit> Units(SourceSet sources, AnalysisRequest request, CancellationToken cancellation)
    {
        var files = FileDiscovery.Find(sources, request.Paths, _options.Exclude, _options.ForceExclude, cancellation);
        var input = new SurfaceInput(sources, request, files, _options, Threads);
        var units = new List<SurfaceUnit>();
        foreach (var surface in _surfaces)
        {
            if (request.Surfaces.IsEmpty || request.Surfaces.Contains(surface.Name))
                units.AddRange(surface.Read(input, cancellation));
        }

        return units;
    }

    private SurfaceUnit? Embedded(EmbeddedSource text, CancellationToken cancellation) =>
        _surfaces.OfType<IEmbeddedReader>().FirstOrDefault(surface => surface.Name == text.Surface)?.ReadEmbedded(text, _options, cancellation);

    /// <summary>
    /// What would exist, for the verbs that ask it: one topology a machine, of each project the variant with the profiles asked for (none, by default).
    /// </summary>
    /// <param name="sources">Where text comes from.</param>
    /// <param name="request">What to analyse.</param>
    /// <param name="notifications">Where reading fell short.</param>
    /// <param name="cancellation">Ends it early.</param>
    public ImmutableArray<JoinedTopology> Topologies(SourceSet sources, AnalysisRequest request, out ImmutableArray<Notification> notifications, CancellationToken cancellation = default)
    {
        var units = Units(sources, request, cancellation).Where(unit => unit.Profiles.SequenceEqual(request.Profiles)).ToList();
        var notes = units.SelectMany(unit => unit.Notifications).ToList();
        var topologies = ImmutableArray.CreateBuilder<JoinedTopology>();
        foreach (var joined in JoinedUnits.Of(units))
        {
            if (joined.Build(_options, cancellation) is { } crash)
                notes.Add(crash);
            else if (joined.Joined is { } topology)
                topologies.Add(topology);
        }

        notifications = notes.ToImmutableArray();
        return topologies.ToImmutable();
    }
}

/// <summary>Projects that come up on one machine, and what would exist there.</summary>
/// <param name="Projects">The projects.</param>
/// <param name="Topology">What would exist.</param>
public sealed record JoinedTopology(ImmutableArray<AnalyzedProject> Projects, Topology.NetworkTopology Topology);
