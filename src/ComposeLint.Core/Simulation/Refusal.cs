using ComposeLint.Text;

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
    /// <summary>The element that stands in the way; null when there is none.</summary>
    public IElement? Evidence { get; init; }

    /// <summary>Whether it depends on which of two unrelated services starts first, which is chance: then the other may be the one that is refused.</summary>
    public bool IsByChance { get; init; }
}
