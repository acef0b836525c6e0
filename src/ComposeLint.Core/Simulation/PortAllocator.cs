using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>The host ports that the engine's own bookkeeping holds, by address (moby libnetwork/portallocator).</summary>
internal sealed class PortAllocator
{
    /// <summary>The first port the engine chooses by itself (ip_local_port_range's lower end).</summary>
    public const int FirstEphemeral = 32768;

    private readonly Dictionary<(int Port, Protocol Protocol), List<IpAddress>> _held = [];

    /// <summary>Whether the port is held at this very address, or with <paramref name="knowsAny"/> at one that bars it.</summary>
    public bool IsHeld(IpAddress address, int port, Protocol protocol, bool knowsAny)
    {
        if (_held.TryGetValue((port, protocol), out var list))
            foreach (var held in list)
                if (held == address || knowsAny && HostClaim.AddressesMeet(held, address))
                    return true;
        return false;
    }

    public void Hold(IpAddress address, int port, Protocol protocol)
    {
        var key = (port, protocol);
        if (!_held.TryGetValue(key, out var list))
            _held.Add(key, list = []);
        list.Add(address);
    }

    public void Release(IpAddress address, int port, Protocol protocol)
    {
        if (_held.TryGetValue((port, protocol), out var list))
            list.Remove(address);
    }
}
