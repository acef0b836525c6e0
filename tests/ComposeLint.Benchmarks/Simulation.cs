using BenchmarkDotNet.Attributes;
using ComposeLint.Analysis;
using ComposeLint.Rules;
using ComposeLint.Simulation;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Benchmarks;

/// <summary>The model of a project by its size: building it, bringing it up, and one question.</summary>
public class Simulation
{
    private Declarations _declarations = null!;
    private NetworkTopology _topology = null!;
    private EngineState _engine = null!;

    /// <summary>How many services.</summary>
    [Params(10, 100, 1_000, 10_000)]
    public int Services { get; set; }

    /// <summary>Whether they are of few kinds, on four networks, or on a tenth as many networks as there are services (at most 1,000).</summary>
    [Params(true, false)]
    public bool FewKinds { get; set; }

    /// <summary>Loads the project.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var sources = new MemorySourceSet([new SourceText("compose.yaml", FewKinds ? Projects.OfFewKinds(Services) : Projects.Of(Services))]);
        _topology = new Analyzer(new AnalyzerOptions(), CoreSurfaces.All, RuleCatalogue.All).Topologies(sources, new AnalysisRequest([]), out _)[0].Topology;
        _declarations = _topology.Declarations;
        _engine = BringUp();
        if (_engine.Containers.Count < Services)
            throw new InvalidOperationException("the engine refuses the project that is to be measured");
    }

    /// <summary>Declarations to topology.</summary>
    [Benchmark]
    public NetworkTopology Build() => NetworkTopology.Build(_declarations);

    /// <summary>Topology to a running engine.</summary>
    [Benchmark]
    public EngineState BringUp() => EngineSimulation.Run(_topology, new SimulationOptions());

    /// <summary>One question, from the first service to another on its network.</summary>
    [Benchmark]
    public int Reach() => new Reachability(_engine).Ways(Party.Of(_engine.Containers[0]), _engine.Containers[^1], 8080, Protocol.Tcp).Length;
}
