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
        var threads = _options.MaxDegreeOfParallelism > 0 ? _options.MaxDegreeOfParallelism : Environment.ProcessorCount;
        var files = FileDiscovery.Find(sources, request.Paths, _options.Exclude, _options.ForceExclude, cancellation);
        var input = new SurfaceInput(sources, request, files, _options, threads);
        var units = new List<SurfaceUnit>();
        foreach (var surface in _surfaces)
        {
            if (request.Surfaces.IsEmpty || request.Surfaces.Contains(surface.Name))
                units.AddRange(surface.Read(input, cancellation));
        }

        return new FindingPipeline(_options, _rules).Run(units, threads, cancellation);
    }
}
