using BenchmarkDotNet.Attributes;
using ComposeLint.Analysis;
using ComposeLint.Rules;
using ComposeLint.Text;

namespace ComposeLint.Benchmarks;

/// <summary>One Dockerfile with all rules, by its length.</summary>
public class Dockerfiles
{
    private MemorySourceSet _sources = null!;

    /// <summary>How many lines.</summary>
    [Params(50, 500, 5_000, 50_000)]
    public int Lines { get; set; }

    /// <summary>Makes the file.</summary>
    [GlobalSetup]
    public void Setup() => _sources = new MemorySourceSet([new SourceText("Dockerfile", Projects.Dockerfile(Lines))]);

    /// <summary>Reads and checks it.</summary>
    [Benchmark]
    public int Check() => new Analyzer(new AnalyzerOptions { MaxDegreeOfParallelism = 1, Select = ["ALL"] }, CoreSurfaces.All, RuleCatalogue.All)
        .Analyze(_sources, new AnalysisRequest([])).Findings.Length;
}
