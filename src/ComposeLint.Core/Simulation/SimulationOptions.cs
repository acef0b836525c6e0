using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>What a simulation is asked for, beside the topology.</summary>
public sealed record SimulationOptions
{
    /// <summary>The engine's version.</summary>
    public EngineVersion Engine { get; init; } = EngineVersion.Newest;

    /// <summary>How the node runs it.</summary>
    public Platform Platform { get; init; } = Platform.Linux;

    /// <summary>The profiles that are enabled; <c>*</c> enables all.</summary>
    public ImmutableArray<string> Profiles { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>
    /// Whether every refusal is gathered (<see cref="EngineState.Refusals"/>): bringing up goes on as if what is refused had been mended, so that one fault hides no other.
    /// </summary>
    public bool IsSurvey { get; init; }

    /// <summary>What takes part, by its presence; null: everything. What never exists together is not brought up together.</summary>
    public Func<Presence, bool>? Includes { get; init; }

    /// <summary>The addresses of the machine outside; empty: one on the node's LAN and on every macvlan's.</summary>
    public ImmutableArray<InterfaceAddress> Outside { get; init; } = ImmutableArray<InterfaceAddress>.Empty;
}
