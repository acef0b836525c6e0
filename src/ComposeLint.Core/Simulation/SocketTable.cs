using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>A socket in one namespace, of one family.</summary>
/// <param name="Address">Its address; 0.0.0.0 and :: stand for all of the family.</param>
/// <param name="Port">Its port.</param>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="Binding">The published port whose proxy holds it; null for a process' own.</param>
internal sealed record HostSocket(IpAddress Address, int Port, Protocol Protocol, Party Holder, PortBinding? Binding = null);

/// <summary>The sockets of one namespace, found by port and protocol.</summary>
internal sealed class SocketTable
{
    private readonly Dictionary<(int Port, Protocol Protocol), List<HostSocket>> _sockets = [];

    /// <summary>The socket that bars one at this address: the same address, or 0.0.0.0 or :: on either side.</summary>
    public HostSocket? Barring(IpAddress address, int port, Protocol protocol)
    {
        if (_sockets.TryGetValue((port, protocol), out var list))
            foreach (var socket in list)
                if (HostClaim.AddressesMeet(socket.Address, address))
                    return socket;
        return null;
    }

    /// <summary>The socket that a packet to this address meets: the exact address first.</summary>
    public HostSocket? At(IpAddress address, int port, Protocol protocol)
    {
        HostSocket? any = null;
        if (_sockets.TryGetValue((port, protocol), out var list))
            foreach (var socket in list)
            {
                if (socket.Address == address)
                    return socket;
                if (socket.Address.IsAny && socket.Address.IsIPv4 == address.IsIPv4)
                    any ??= socket;
            }

        return any;
    }

    /// <summary>Whether a socket on loopback alone has that port.</summary>
    public bool OnLoopbackAlone(int port, Protocol protocol) =>
        _sockets.TryGetValue((port, protocol), out var list) && list.TrueForAll(socket => socket.Address.IsLoopback);

    public void Add(HostSocket socket)
    {
        var key = (socket.Port, socket.Protocol);
        if (!_sockets.TryGetValue(key, out var list))
            _sockets.Add(key, list = []);
        list.Add(socket);
    }

    public void Remove(HostSocket socket)
    {
        if (_sockets.TryGetValue((socket.Port, socket.Protocol), out var list))
            list.Remove(socket);
    }
}
