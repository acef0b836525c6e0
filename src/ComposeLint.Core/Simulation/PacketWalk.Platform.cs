using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <content>Platforms whose engine runs in a machine or namespace of its own: what crosses its border goes through a process.</content>
public sealed partial class PacketWalk
{
    private readonly string _platform = engine.Options.Platform.ToString();

    /// <summary>What is seen from the user's machine or beyond, where the platform decides; null where it is as on Linux.</summary>
    private Answer? AcrossTheBorder(Party from, IpAddress to, int port, Protocol protocol)
    {
        if (engine.EndpointAt.TryGetValue(to, out var target) && PlatformBehaviours.HidesContainers(_platform))
            return new Answer(Outcome.Timeout, Cause.NoRoute).After("addresses of containers exist inside " + _platform + " alone (from its documentation, not measured)",
                target.Network.Network?.Declaration.Span);
        if (!PlatformBehaviours.ForwardsInUserSpace(_platform) || engine.Host.Sockets.At(to, port, protocol) is not { } socket)
            return null;
        if (socket.Binding is { } binding)
            return ByProxy(binding).After("forwarded by a process of " + _platform + " (from its documentation, not measured)", binding.Port?.Span);
        if (socket.Holder is not ContainerParty { Container: { } container })
            return null;
        if (PlatformBehaviours.NamespacesHostMode(_platform))
            return new Answer(Outcome.Closed, Cause.NotPublished).After("host mode is inside RootlessKit's own namespace (from its documentation, not measured)", container.Workload.Mode?.Written.Span);
        return PlatformBehaviours.AsksForHostMode(_platform)
            ? new Answer(Outcome.Unknown, Cause.NotKnown).After("host mode leads to the user's machine only when it is enabled, from Docker Desktop 4.34 (from its documentation, not measured)",
                container.Workload.Mode?.Written.Span)
            : null;
    }
}
