using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>What a client would see.</summary>
public enum Outcome
{
    /// <summary>Somebody answers.</summary>
    Open,
    /// <summary>Refused at once.</summary>
    Closed,
    /// <summary>No answer: the packets are dropped.</summary>
    Timeout,
    /// <summary>No route there.</summary>
    Unreachable,
    /// <summary>The name does not resolve.</summary>
    NoName,
    /// <summary>It cannot be said from the files.</summary>
    Unknown,
}

/// <summary>Why an answer is what it is.</summary>
public enum Cause
{
    /// <summary>A listener answers.</summary>
    Listening,
    /// <summary>Nothing listens there.</summary>
    NothingListens,
    /// <summary>The process listens on loopback alone.</summary>
    ListensOnLoopback,
    /// <summary>The two share no network, and bridges are isolated from each other.</summary>
    NoSharedNetwork,
    /// <summary>The network forbids traffic between its members (<c>enable_icc=false</c>).</summary>
    IccOff,
    /// <summary>An internal network is left or entered.</summary>
    Internal,
    /// <summary>The sandbox has no route there.</summary>
    NoRoute,
    /// <summary>The engine drops packets from elsewhere to a container's own address.</summary>
    DirectAccess,
    /// <summary>The port is not published there.</summary>
    NotPublished,
    /// <summary>The answers are dropped: without masquerading they come for an address that the engine guards.</summary>
    RepliesDropped,
    /// <summary>The user-space proxy answers from another address than was asked.</summary>
    ProxyAddress,
    /// <summary>A macvlan or ipvlan and its node do not reach each other.</summary>
    ParentInterface,
    /// <summary>Addresses of an overlay exist inside it alone.</summary>
    OverlayOnly,
    /// <summary>The network is one of another node alone.</summary>
    OtherNode,
    /// <summary>A network's subnet hides the node's own link, or the other way round.</summary>
    ShadowedRoute,
    /// <summary>Nobody has the address.</summary>
    NobodyThere,
    /// <summary>Nobody in scope has the name.</summary>
    NoSuchName,
    /// <summary>The other does not run.</summary>
    NotRunning,
    /// <summary>The files do not say enough.</summary>
    NotKnown,
}

/// <summary>A step of a path: what happens, and the line that decides it.</summary>
/// <param name="Text">What happens, in a few words.</param>
/// <param name="Decided">The line; null where the engine itself decides.</param>
public readonly record struct Hop(string Text, SourceSpan? Decided = null)
{
    /// <summary>The source or page that says so where nobody measured it; null for what was.</summary>
    public string? Citation { get; init; }
}

/// <summary>The answer to one question: what a client would see, why, by which way, and who answers as whom.</summary>
/// <param name="Outcome">What a client would see.</param>
/// <param name="Cause">Why.</param>
public sealed record Answer(Outcome Outcome, Cause Cause)
{
    /// <summary>The hops in order.</summary>
    public ImmutableArray<Hop> Trace { get; init; } = ImmutableArray<Hop>.Empty;

    /// <summary>Whether the packets arrive, so that only the listener decides.</summary>
    public bool Arrives { get; init; }

    /// <summary>Who answers when it is open.</summary>
    public Party? Responder { get; init; }

    /// <summary>Whose address the responder sees.</summary>
    public Party? SeenAs { get; init; }

    /// <summary>The address that the responder sees, where it is the asker's own; null where another's stands for it.</summary>
    public IpAddress? SourceAddress { get; init; }

    /// <summary>Whether all that it rests on was measured on a real engine; else a hop cites the source or the documentation.</summary>
    public bool IsMeasured
    {
        get
        {
            foreach (var hop in Trace)
                if (hop.Citation is not null)
                    return false;
            return true;
        }
    }

    /// <summary>The same answer with a fact in front that nobody measured.</summary>
    public Answer After(Unmeasured fact, SourceSpan? decided = null) => this with { Trace = Trace.Insert(0, new Hop(fact.Says, decided) { Citation = fact.Citation }) };

    /// <summary>The same answer with one more hop in front.</summary>
    public Answer After(string text, SourceSpan? decided = null) => this with { Trace = Trace.Insert(0, new Hop(text, decided)) };
}

/// <summary>Where a question is asked from or who answers: a container, the node itself, or a machine outside.</summary>
public abstract record Party
{
    /// <summary>The node's own processes.</summary>
    public static readonly Party Node = new NodeParty();

    /// <summary>Another machine on the node's LAN which has a route to the containers' subnets.</summary>
    public static readonly Party Lan = new OutsideParty();

    /// <summary>A container.</summary>
    public static Party Of(SimulatedContainer container) => new ContainerParty(container);
}

/// <summary>The node itself.</summary>
public sealed record NodeParty : Party
{
    /// <inheritdoc/>
    public override string ToString() => "@host";
}

/// <summary>A machine outside.</summary>
public sealed record OutsideParty : Party
{
    /// <inheritdoc/>
    public override string ToString() => "@outside";
}

/// <summary>A container.</summary>
/// <param name="Container">The container.</param>
public sealed record ContainerParty(SimulatedContainer Container) : Party
{
    /// <inheritdoc/>
    public override string ToString() => Container.ToString();
}
