using System.Globalization;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.CSharp.Reading;

/// <summary>The engine's spellings of ports: <c>80</c>, <c>80/tcp</c> (go-connections nat.SplitProtoPort), <c>8000-8010</c>.</summary>
internal static class PortText
{
    /// <summary>A container's port with its protocol.</summary>
    public static bool TryContainerPort(string text, out int port, out Protocol protocol)
    {
        var slash = text.IndexOf('/');
        protocol = Protocol.Tcp;
        if (slash >= 0 && !TryProtocol(text.Substring(slash + 1), out protocol))
        {
            port = 0;
            return false;
        }

        return TryPort(slash < 0 ? text : text.Substring(0, slash), out port) && port > 0;
    }

    /// <summary>A host's port or range; empty and 0 leave the choice to the engine (null range).</summary>
    public static bool TryHostPort(string text, out PortRange? range)
    {
        range = null;
        if (text.Length == 0)
            return true;
        var dash = text.IndexOf('-');
        if (dash > 0)
        {
            if (!TryPort(text.Substring(0, dash), out var first) || !TryPort(text.Substring(dash + 1), out var last) || last < first)
                return false;
            range = new PortRange(first, last);
            return true;
        }

        if (!TryPort(text, out var port))
            return false;
        range = port == 0 ? null : new PortRange(port);
        return true;
    }

    private static bool TryPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= 65535;

    private static bool TryProtocol(string text, out Protocol protocol)
    {
        protocol = text.ToLowerInvariant() switch { "udp" => Protocol.Udp, "sctp" => Protocol.Sctp, _ => Protocol.Tcp };
        return protocol != Protocol.Tcp || text.Equals("tcp", StringComparison.OrdinalIgnoreCase) || text.Length == 0;
    }
}
