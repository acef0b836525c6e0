using System.Globalization;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.DockerCli.Lowering;

/// <summary>
/// A <c>--publish</c> value: <c>[[ip:][hostPort]:]containerPort[/protocol]</c>, ports as ranges too (go-connections nat.ParsePortSpec), or
/// <c>published=8080,target=80,protocol=udp,mode=host</c> (docker/cli, container/opts.go convertToStandardNotation; for services opts.PortOpt).
/// </summary>
/// <param name="HostAddress">The address; null for every one.</param>
/// <param name="HostPort">The host's ports; null when the engine chooses.</param>
/// <param name="ContainerPort">The container's ports.</param>
/// <param name="Protocol">The protocol.</param>
public sealed record PublishOption(string? HostAddress, PortRange? HostPort, PortRange ContainerPort, Protocol Protocol)
{
    /// <summary>The value in the short form.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The word behind <c>mode=</c>; null when it is not given.</summary>
    public string? Mode { get; private init; }

    /// <summary>Reads a value; false for one that the engine's client refuses.</summary>
    public static bool TryParse(string text, out PublishOption option)
    {
        option = null!;
        if (text.IndexOf('=') >= 0)
            return TryParseFields(text, out option);
        var written = text;
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

        option = new PublishOption(address is { Length: > 0 } ? address : null, host, inside, protocol) { Text = written };
        return true;
    }

    private static bool TryParseFields(string written, out PublishOption option)
    {
        option = null!;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["published"] = "", ["target"] = "", ["protocol"] = "tcp" };
        foreach (var field in written.Split(','))
        {
            var equals = field.IndexOf('=');
            if (equals <= 0)
                return false;
            fields[field.Substring(0, equals)] = field.Substring(equals + 1);
        }

        var published = fields["published"].Length > 0 ? fields["published"] + ":" : "";
        var protocol = fields["protocol"] == "tcp" ? "" : "/" + fields["protocol"];
        var text = published + fields["target"] + protocol;
        if (text.IndexOf('=') >= 0 || !TryParse(text, out option))
            return false;
        if (fields.TryGetValue("mode", out var mode))
            option = option with { Mode = mode };
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
