using BenchmarkDotNet.Attributes;
using ComposeLint.Analysis;
using ComposeLint.Compose;
using ComposeLint.Dockerfiles;
using ComposeLint.Rules;
using ComposeLint.Simulation;
using ComposeLint.Text;
using ComposeLint.Topology;
using ComposeLint.Yaml;

namespace ComposeLint.Benchmarks;

/// <summary>Where the time of an ordinary file goes: each stage with those before it.</summary>
public class Stages
{
    private readonly SourceText _text = new("compose.yaml", Projects.Of(10));
    private readonly SourceText _dockerfile = new("Dockerfile", Projects.Dockerfile(40));
    private MemorySourceSet _compose = null!;
    private MemorySourceSet _docker = null!;

    /// <summary>Makes the sets.</summary>
    [GlobalSetup]
    public void Setup() => (_compose, _docker) = (new MemorySourceSet([_text]), new MemorySourceSet([_dockerfile]));

    /// <summary>YAML to nodes.</summary>
    [Benchmark]
    public YamlFile Yaml() => YamlReader.Read(_text, CancellationToken.None);

    /// <summary>... to a merged, typed project.</summary>
    [Benchmark]
    public ComposeProject Load() => ComposeLoader.Load(new LoadRequest(["compose.yaml"]), _compose, CancellationToken.None);

    /// <summary>... to what would exist on an engine.</summary>
    [Benchmark]
    public NetworkTopology Topology() => All().Topologies(_compose, new AnalysisRequest([]), out _)[0].Topology;

    /// <summary>... to what comes up there.</summary>
    [Benchmark]
    public EngineState Simulation() => EngineSimulation.Run(Topology(), new SimulationOptions());

    /// <summary>... to findings of all rules.</summary>
    [Benchmark]
    public int Check() => Analyze(_compose);

    /// <summary>A Dockerfile of 40 lines to its syntax.</summary>
    [Benchmark]
    public Dockerfile ReadDockerfile() => DockerfileReader.Read(_dockerfile);

    /// <summary>... to findings of all rules.</summary>
    [Benchmark]
    public int CheckDockerfile() => Analyze(_docker);

    private static int Analyze(SourceSet sources) => All().Analyze(sources, new AnalysisRequest([])).Findings.Length;

    private static Analyzer All() => new(new AnalyzerOptions { MaxDegreeOfParallelism = 1, Select = ["ALL"] }, CoreSurfaces.All, RuleCatalogue.All);
}
