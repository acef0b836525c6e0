using BenchmarkDotNet.Attributes;
using ComposeLint.Analysis;
using ComposeLint.Rules;
using ComposeLint.Text;

namespace ComposeLint.Benchmarks;

/// <summary>The whole analysis with all default rules, by services in one file and by files.</summary>
public class Growth
{
    private MemorySourceSet _sources = null!;

    /// <summary>How many services.</summary>
    [Params(10, 100, 1_000, 10_000)]
    public int Services { get; set; }

    /// <summary>Whether they stand in one file, or in files of ten.</summary>
    [Params(true, false)]
    public bool InOneFile { get; set; }

    /// <summary>Makes the files.</summary>
    [GlobalSetup]
    public void Setup() => _sources = InOneFile
        ? new MemorySourceSet([new SourceText("compose.yaml", Projects.Of(Services))])
        : new MemorySourceSet(Enumerable.Range(0, Services / 10).Select(n => new SourceText($"p{n}/compose.yaml", Projects.Of(10))));

    /// <summary>Analyses them.</summary>
    [Benchmark]
    public int Check() => new Analyzer(new AnalyzerOptions { MaxDegreeOfParallelism = 1 }, CoreSurfaces.All, RuleCatalogue.All)
        .Analyze(_sources, new AnalysisRequest([])).Findings.Length;
}
