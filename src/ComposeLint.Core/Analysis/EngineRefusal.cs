using ComposeLint.Simulation;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Analysis;

/// <summary>
/// Something that the simulated engine refuses, as rules tell it: of two that contend by chance the one that stands first in the files is the evidence, whichever came first.
/// </summary>
public sealed class EngineRefusal
{
    internal EngineRefusal(Refusal refusal, EngineState engine, Platforms platforms)
    {
        Refusal = refusal;
        Engine = engine;
        Platforms = platforms;
        IsTurned = refusal is { IsByChance: true, Evidence: { } evidence } && StandsFirst(refusal, evidence, engine);
    }

    /// <summary>What is refused, in the engine's words.</summary>
    public Refusal Refusal { get; }

    /// <summary>Who refuses: version and platform.</summary>
    public EngineState Engine { get; }

    /// <summary>Where.</summary>
    public Platforms Platforms { get; }

    /// <summary>The message's name.</summary>
    public string MessageId => Refusal.MessageId;

    /// <summary>The place at fault.</summary>
    public IElement At => IsTurned ? Refusal.Evidence! : Refusal.At;

    /// <summary>What stands in the way; null when nothing does.</summary>
    public IElement? Evidence => IsTurned ? Refusal.At : Refusal.Evidence;

    /// <summary>The value at fault.</summary>
    public string Value => Refusal.Value;

    /// <summary>The workload at fault; null when a network is.</summary>
    public Workload? Workload => IsTurned ? Refusal.OtherWorkload : Refusal.Workload;

    /// <summary>The workload that stands in the way; null when none does.</summary>
    public Workload? Other => IsTurned ? Refusal.Workload : Refusal.OtherWorkload;

    /// <summary>The network that is refused, or that a workload is refused on.</summary>
    public NetworkDeclaration? Network => Refusal.Network is not { } made ? Refusal.OtherNetwork : IsTurned ? Refusal.OtherNetwork : made;

    /// <summary>The network that stands in the way of another; null when none does.</summary>
    public NetworkDeclaration? OtherNetwork => Refusal.Network is not { } made ? null : IsTurned ? made : Refusal.OtherNetwork;

    /// <summary>Whether what is refused stands before the other: in one file by its place, else by the order in which the files declare the workloads.</summary>
    private static bool StandsFirst(Refusal refusal, IElement evidence, EngineState engine) =>
        refusal is { Workload: { } one, OtherWorkload: { } two } && evidence.Span.Source.Path != refusal.At.Span.Source.Path
            ? engine.Topology.Workloads.IndexOf(one) < engine.Topology.Workloads.IndexOf(two)
            : evidence.Span.CompareTo(refusal.At.Span) > 0;

    /// <summary>Whether the two are told in the other order than they came.</summary>
    private bool IsTurned { get; }
}
