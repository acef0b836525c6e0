using ComposeLint.CSharp;
using ComposeLint.CSharp.Lowering;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Analysis.Surfaces;

/// <summary>One C# project as rules look at it: its builder facts, and the topology that they make.</summary>
/// <param name="project">What is shown of it.</param>
/// <param name="model">Its facts.</param>
public sealed class CSharpUnit(AnalyzedProject project, CSharpModel model) : SurfaceUnit(project)
{
    private readonly Lazy<NetworkTopology> _topology = new(() => NetworkTopology.Build(CSharpLowering.Lower(model)));

    /// <summary>Its facts.</summary>
    public CSharpModel Model => model;

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> Check(Rule rule, CancellationToken cancellation)
    {
        switch (rule)
        {
            case CSharpRule csharpRule:
                var facts = new CSharpContext(model, rule.Descriptor, cancellation);
                csharpRule.Check(facts);
                return facts.Findings;
            case TopologyRule topologyRule:
                var topology = new TopologyContext(new SimulatedViews(_topology.Value, new SimulationOptions(), cancellation), rule.Descriptor, cancellation);
                topologyRule.Check(topology);
                return topology.Findings;
            default:
                return [];
        }
    }
}
