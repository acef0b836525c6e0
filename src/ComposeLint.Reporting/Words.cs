using ComposeLint.Analysis;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Reporting;

/// <summary>The words for enumerations, the same in every format.</summary>
public static class Words
{
    /// <summary><c>error</c>, <c>warning</c>, <c>note</c>.</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    /// <summary><c>high</c>, <c>medium</c>, <c>low</c>.</summary>
    public static string Of(Confidence confidence) => confidence switch
    {
        Confidence.High => "high",
        Confidence.Medium => "medium",
        _ => "low",
    };

    /// <summary>A kebab word for the kind of a notification.</summary>
    public static string Of(NotificationKind kind) => kind switch
    {
        NotificationKind.RuleCrashed => "rule-crashed",
        NotificationKind.Limit => "limit",
        NotificationKind.Coverage => "coverage",
        NotificationKind.Configuration => "configuration",
        NotificationKind.Evaluation => "evaluation",
        _ => "no-input",
    };

    /// <summary><c>tcp</c>, <c>udp</c>, <c>sctp</c>.</summary>
    public static string Of(Protocol protocol) => protocol switch
    {
        Protocol.Tcp => "tcp",
        Protocol.Udp => "udp",
        _ => "sctp",
    };

    /// <summary>What a client sees, in a word: <c>open</c>, <c>closed</c>, <c>timeout</c>, <c>unreachable</c>, <c>no name</c>, <c>unknown</c>.</summary>
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Open => "open",
        Outcome.Closed => "closed",
        Outcome.Timeout => "timeout",
        Outcome.Unreachable => "unreachable",
        Outcome.NoName => "no name",
        _ => "unknown",
    };

    /// <summary>Why, in a few words; empty for what needs none.</summary>
    public static string Of(Cause cause) => cause switch
    {
        Cause.Listening => "",
        Cause.NothingListens => "nothing is known to listen there",
        Cause.ListensOnLoopback => "it listens on loopback alone",
        Cause.NoSharedNetwork => "they share no network",
        Cause.IccOff => "the network forbids traffic between its members",
        Cause.Internal => "an internal network is in the way",
        Cause.NoRoute => "there is no route",
        Cause.DirectAccess => "the engine drops packets from elsewhere to a container's own address",
        Cause.NotPublished => "the port is not published there",
        Cause.RepliesDropped => "the answers are dropped",
        Cause.ProxyAddress => "the answer comes from another address",
        Cause.ParentInterface => "a macvlan or ipvlan and its node do not reach each other",
        Cause.OverlayOnly => "an overlay's addresses exist inside it alone",
        Cause.ShadowedRoute => "another subnet hides the way",
        Cause.NobodyThere => "nobody has the address",
        Cause.NoSuchName => "nobody in scope has the name",
        Cause.NotRunning => "it does not run",
        _ => "the files do not say enough",
    };

    /// <summary><c>linux</c>, <c>mac</c>, <c>windows</c>, <c>rootless</c>, in that order.</summary>
    public static IEnumerable<string> Of(Platforms platforms)
    {
        if (platforms.HasFlag(Platforms.Linux))
            yield return "linux";
        if (platforms.HasFlag(Platforms.Mac))
            yield return "mac";
        if (platforms.HasFlag(Platforms.Windows))
            yield return "windows";
        if (platforms.HasFlag(Platforms.Rootless))
            yield return "rootless";
    }
}
