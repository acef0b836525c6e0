using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>
/// Opens the sockets that processes are believed to hold, after everything is up: a port that the engine has bound by then leads to the published
/// one, and the process is told that the address is in use.
/// </summary>
internal static class ListenerBinding
{
    public static void BindAll(EngineState engine)
    {
        foreach (var container in engine.Containers)
        {
            if (container.Sandbox is { } sandbox)
                Bind(sandbox, container, early: false);
        }
    }

    /// <summary>Opens a container's early sockets, or its others.</summary>
    public static void Bind(SimulatedSandbox sandbox, SimulatedContainer container, bool early)
    {
        foreach (var listener in container.Workload.Listeners)
            if (listener.IsEarly == early)
                Bind(sandbox, container, listener);
    }

    private static void Bind(SimulatedSandbox sandbox, SimulatedContainer container, Listener listener)
    {
        var addresses = listener.Address is { } given ? new[] { given } : new[] { IpAddress.Any4, IpAddress.Any6 };
        for (var n = 0; n < addresses.Length; n++)
        {
            var address = addresses[n];
            var holder = sandbox.Sockets.Barring(address, listener.Port, listener.Protocol);
            var free = holder is null;
            if (free)
                sandbox.Sockets.Add(new HostSocket(address, listener.Port, listener.Protocol, Party.Of(container)));
            if (n == 0)
                container.ListeningList.Add(new ListenResult(listener, free) { Holder = holder?.Holder, HeldFor = holder?.Binding });
        }
    }
}

/// <summary>Whether a process gets the socket it wants.</summary>
/// <param name="Listener">What it wants to listen on.</param>
/// <param name="IsBound">Whether it does; else the address is in use.</param>
public readonly record struct ListenResult(Listener Listener, bool IsBound)
{
    /// <summary>Who has the socket instead; null when it is bound.</summary>
    public Party? Holder { get; init; }

    /// <summary>The published port for which it is held; null for a process' own.</summary>
    public PortBinding? HeldFor { get; init; }
}
