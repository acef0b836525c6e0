using ComposeLint.Inference;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Analysis;

/// <summary>What the rules ask of one topology beyond itself: each made when a rule first asks, and shared by all of them.</summary>
/// <param name="topology">What would exist.</param>
/// <param name="options">Engine and platform.</param>
/// <param name="cancellation">Ends the making early.</param>
internal sealed class SimulatedViews(NetworkTopology topology, SimulationOptions options, CancellationToken cancellation)
{
    private readonly Lazy<EngineState> _engine = new(() => SimulatedEngine.BringUp(topology, options, cancellation));
    private ImmutableArray<Reference> _references;

    /// <summary>What would exist.</summary>
    public NetworkTopology Topology => topology;

    /// <summary>The engine after everything that needs no profile was brought up.</summary>
    public EngineState Engine => _engine.Value;

    /// <summary>The references of its workloads.</summary>
    public ImmutableArray<Reference> References
    {
        get
        {
            if (_references.IsDefault)
                _references = Reference.Of(Engine.Topology);
            return _references;
        }
    }
}
