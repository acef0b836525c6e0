using System.Globalization;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.DockerCli.Lowering;

/// <summary>
/// A <c>--publish</c> value: <c>[[ip:][hostPort]:]containerPort[/protocol]</c>, ports as ranges too (go-connections nat.ParsePortSpec).
/// </summary>
/// <param name="HostAddress">The address; null for every one.</param>
/// <param name="HostPort">The host's ports; null when the engine chooses.</param>
/// <param name="ContainerPort">The container's ports.</param>
/// <param name="Protocol">The protocol.</param>
public sealed record PublishOption(string? HostAddress, PortRange? HostPort, PortRange ContainerPort, Protocol Protocol)
{
    /// <summary>Reads a value; false for one that the engine's client refuses.</summary>
    public static bool TryParse(string text, out PublishOption option)
    {
        option = null!;
        var protocol = Protocol.Tcp;
        var slash = text.IndexOf('/');
        if (slash >= 0)
        {
            switch (text.Substring(slash + 1).ToLowerInvariant())
            {
                case "tcp":
                    break;
                case "udp":
                    protocol = Protocol.Udp;
                    break;
                case "sctp":
                    protocol = Protocol.Sctp;
                    break;
                default:
                    return false;
            }

            text = text.Substring(0, slash);
        }

        var last = text.LastIndexOf(':');
        if (!TryRange(text.Substring(last + 1), out var inside))
            return false;
        string? address = null;
        PortRange? host = null;
        if (last >= 0)
        {
            var rest = text.Substring(0, last);
            var colon = rest.LastIndexOf(':');
            var isBracketed = rest.StartsWith("[", StringComparison.Ordinal) && rest.EndsWith("]", StringComparison.Ordinal);
            var port = isBracketed ? "" : rest.Substring(colon + 1);
            if (colon >= 0 || isBracketed)
                address = (isBracketed ? rest : rest.Substring(0, colon)).Trim('[', ']');
            if (port.Length > 0)
            {
                if (!TryRange(port, out var range))
                    return false;
                host = range.First == 0 ? null : range;
            }
        }

        option = new PublishOption(address is { Length: > 0 } ? address : null, host, inside, protocol);
        return true;
    }

    private static bool TryRange(string text, out PortRange range)
    {
        range = default;
        var dash = text.IndexOf('-');
        if (!TryPort(dash < 0 ? text : text.Substring(0, dash), out var first) || !TryPort(dash < 0 ? text : text.Substring(dash + 1), out var last) || last < first)
            return false;
        range = new PortRange(first, last);
        return true;
    }

    private static bool TryPort(string text, out int port) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= 65535;
}
