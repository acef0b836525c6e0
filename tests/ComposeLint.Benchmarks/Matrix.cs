using BenchmarkDotNet.Attributes;
using ComposeLint.Analysis;
using ComposeLint.Rules;
using ComposeLint.Simulation;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Benchmarks;

/// <summary>Everybody to everybody where services are of few kinds: a question for each pair of classes, whatever the number of services.</summary>
public class Matrix
{
    private EngineState _engine = null!;

    /// <summary>How many services, on four networks.</summary>
    [Params(10, 100, 1_000, 10_000)]
    public int Services { get; set; }

    /// <summary>Brings the project up.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var sources = new MemorySourceSet([new SourceText("compose.yaml", Projects.OfFewKinds(Services))]);
        var topology = new Analyzer(new AnalyzerOptions(), CoreSurfaces.All, RuleCatalogue.All).Topologies(sources, new AnalysisRequest([]), out _)[0].Topology;
        _engine = EngineSimulation.Run(topology, new SimulationOptions());
    }

    /// <summary>Finds the classes and asks.</summary>
    [Benchmark]
    public int Ask()
    {
        var reachability = new Reachability(_engine);
        var classes = SandboxClass.Of(_engine);
        var open = 0;
        foreach (var target in classes)
        {
            foreach (var asker in classes)
            {
                var ways = reachability.Ways(Party.Of(asker.Members[^1].Members[0]), target.Members[0].Members[0], 8080, Protocol.Tcp);
                open += ways.Any(way => way.Answer.Outcome == Outcome.Open) ? asker.Members.Length * target.Members.Length : 0;
            }
        }

        return open;
    }
}
