using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>The host ports that the engine's own bookkeeping holds, by address (moby libnetwork/portallocator).</summary>
internal sealed class PortAllocator
{
    /// <summary>The first port the engine chooses by itself (ip_local_port_range's lower end).</summary>
    private const int FirstEphemeral = 32768;

    private const int LastEphemeral = 60999;

    private readonly Dictionary<(IpAddress Address, PortRange Range, Protocol Protocol), int> _lastOf = [];
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

    /// <summary>
    /// The ports to try for a range, beginning after the one that the same range gave last (moby libnetwork/portallocator getPortRange); 0 to 0 is the
    /// engine's own range.
    /// </summary>
    public IEnumerable<int> Candidates(IpAddress address, PortRange range, Protocol protocol)
    {
        var (first, last) = range.First == 0 ? (FirstEphemeral, LastEphemeral) : (range.First, range.Last);
        if (!_lastOf.TryGetValue((address, range, protocol), out var previous))
            previous = last;
        for (var n = first; n <= last; n++)
        {
            previous = previous >= last ? first : previous + 1;
            yield return previous;
        }
    }

    /// <summary>Notes which port a range gave.</summary>
    public void Gave(IpAddress address, PortRange range, Protocol protocol, int port) => _lastOf[(address, range, protocol)] = port;

    public void Release(IpAddress address, int port, Protocol protocol)
    {
        if (_held.TryGetValue((port, protocol), out var list))
            list.Remove(address);
    }
}
