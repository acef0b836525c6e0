using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <content>
/// Platforms whose engine runs in a machine or namespace of its own: what crosses its border goes through a process of the user's machine. None of it was measured.
/// </content>
public sealed partial class PacketWalk
{
    private static readonly IpAddress Loopback4 = IpAddress.FromIPv4(0x7f00_0001);
    private readonly string _platform = engine.Options.Platform.ToString();

    private bool IsRootless => engine.Options.Platform == Platform.Rootless;

    /// <summary>The facts of the platform have names that begin with it.</summary>
    private Unmeasured FactOf(string what, params string[] names) => Unmeasured.Fact((IsRootless ? "rootless-" : "desktop-") + what, names);

    /// <summary>What is seen from the user's machine or beyond, where the platform decides; null where it is as on Linux.</summary>
    private Answer? AcrossTheBorder(Party from, IpAddress to, int port, Protocol protocol)
    {
        if (engine.EndpointAt.TryGetValue(to, out var target) && PlatformBehaviours.HidesContainers(_platform))
            return new Answer(Outcome.Timeout, Cause.NoRoute).After(FactOf("containers"), target.Network.Network?.Declaration.Span);
        return PlatformBehaviours.ForwardsInUserSpace(_platform) ? AtUsersMachine(to, port, protocol) : null;
    }

    /// <summary>A port of the user's machine, which a process of the platform holds for the container; null where nothing of the projects does.</summary>
    private Answer? AtUsersMachine(IpAddress to, int port, Protocol protocol)
    {
        if (engine.Host.Sockets.At(to, port, protocol) is not { } socket)
            return null;
        if (socket.Binding is { } binding)
        {
            if (IsRootless && protocol == Protocol.Sctp)
                return new Answer(Outcome.Closed, Cause.NotPublished).After(FactOf("sctp"), binding.Port?.Span);
            return ByProxy(binding).After(FactOf("forward"), binding.Port?.Span);
        }

        if (socket.Holder is not ContainerParty { Container: { } container })
            return null;
        var mode = container.Workload.Mode?.Written.Span;
        if (PlatformBehaviours.NamespacesHostMode(_platform))
            return new Answer(Outcome.Closed, Cause.NotPublished).After(FactOf("host-mode"), mode);
        return PlatformBehaviours.AsksForHostMode(_platform) ? new Answer(Outcome.Unknown, Cause.NotKnown).After(FactOf("host-mode"), mode) : null;
    }

    /// <summary>
    /// A container asks one of its machine's addresses. The user's machine is another one than has the bridges: to its LAN address the platform opens the connection
    /// itself; a gateway is inside.
    /// </summary>
    private Answer? ToUsersMachine(IpAddress to, int port, Protocol protocol)
    {
        if (!PlatformBehaviours.ForwardsInUserSpace(_platform))
            return null;
        var isHost = to == NodeAddresses.DesktopHost;
        if (isHost || engine.Node.Addresses.Any(own => own.Address == to))
        {
            // Docker Desktop opens it on the machine itself, where what is bound to loopback alone answers too.
            var answer = AtUsersMachine(to, port, protocol) ?? (isHost ? AtUsersMachine(Loopback4, port, protocol) : null)
                ?? (engine.Host.Sockets.At(isHost ? Loopback4 : to, port, protocol) is { Holder: NodeParty }
                    ? new Answer(Outcome.Open, Cause.Listening) { Responder = Party.Node, SeenAs = Party.Node, Arrives = true }
                    : new Answer(Outcome.Closed, Cause.NotPublished).After("nothing holds port " + Number(port) + " there"));
            return answer.After(FactOf("host"));
        }

        if (!IsRootless)
            return new Answer(Outcome.Unknown, Cause.NotKnown).After(FactOf("gateway"));
        // Inside RootlessKit's namespace published ports and host mode are as on Linux; the machine's own processes are not there.
        return engine.Host.Sockets.At(to, port, protocol) is { Holder: NodeParty, Binding: null }
            ? new Answer(Outcome.Closed, Cause.NotPublished).After(FactOf("host-loopback")) : null;
    }
}
