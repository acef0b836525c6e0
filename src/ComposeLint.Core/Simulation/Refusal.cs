using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>The point in the start-up order at which something is refused.</summary>
public enum RefusalPoint
{
    /// <summary>Before anything exists.</summary>
    Load,
    /// <summary>While networks are made: those before it exist, no container does.</summary>
    CreateNetwork,
    /// <summary>While containers are created: those before it exist, nothing runs.</summary>
    CreateContainer,
    /// <summary>While containers are started: those before it run, the rest are created.</summary>
    StartContainer,
    /// <summary>While the services of a stack are made.</summary>
    CreateService,
}

/// <summary>Who refuses.</summary>
public enum RefusalSource
{
    /// <summary>Docker Compose, before it asks the engine.</summary>
    Compose,
    /// <summary>The docker client, before it asks the engine (<c>stack deploy</c>).</summary>
    Client,
    /// <summary>The engine.</summary>
    Engine,
}

/// <summary>What compose or the engine refuses, in its own words.</summary>
/// <param name="Point">When.</param>
/// <param name="Source">Who.</param>
/// <param name="MessageId">The message's name in <c>Knowledge/engine-messages.tsv</c>; <c>load</c> for what the loader says.</param>
/// <param name="Message">The message.</param>
/// <param name="Subject">The element that is refused.</param>
public sealed record Refusal(RefusalPoint Point, RefusalSource Source, string MessageId, string Message, IElement Subject)
{
    private readonly IElement? _at;

    /// <summary>The narrowest place that shows the fault: an address, an option; <see cref="Subject"/> where there is none.</summary>
    public IElement At { get => _at ?? Subject; init => _at = value; }

    /// <summary>The element that stands in the way; null when there is none.</summary>
    public IElement? Evidence { get; init; }

    /// <summary>The workload that is refused; null when a network is.</summary>
    public Workload? Workload { get; init; }

    /// <summary>The network that is refused; null when a workload is.</summary>
    public NetworkDeclaration? Network { get; init; }

    /// <summary>The workload that <see cref="Evidence"/> belongs to; null when it is none's.</summary>
    public Workload? OtherWorkload { get; init; }

    /// <summary>The network that <see cref="Evidence"/> belongs to, or that a workload is refused on; null when there is none.</summary>
    public NetworkDeclaration? OtherNetwork { get; init; }

    /// <summary>The value that is at fault, as written; empty where the message has none.</summary>
    public string Value { get; init; } = "";

    /// <summary>What holds a value that no element of a file holds: <c>the gateway of 10.5.0.0/24</c>; null where there is no such thing.</summary>
    public string? Holder { get; init; }

    /// <summary>Whether it depends on which of two unrelated services starts first, which is chance: then the other may be the one that is refused.</summary>
    public bool IsByChance { get; init; }
}
