using System.Globalization;
using System.Net;

namespace ComposeLint.Dockerfiles.Evaluation;

/// <summary>A port of EXPOSE as BuildKit reads it (dockerfile2llb/convert_expose.go): <c>[[ip:]host:]port[-port][/protocol]</c>.</summary>
/// <param name="First">The first port.</param>
/// <param name="Last">The last port.</param>
/// <param name="Protocol">The protocol as written; tcp when none is.</param>
/// <param name="HasHost">Whether an address or a host port stands before it.</param>
internal readonly record struct PortSpec(int First, int Last, string Protocol, bool HasHost)
{
    /// <summary>Reads a port.</summary>
    /// <param name="text">The word, variables replaced.</param>
    /// <param name="kind">The kind of problem when it is refused.</param>
    /// <param name="fault">Why it is refused; null when it is not.</param>
    public static PortSpec Parse(string text, out string kind, out string? fault)
    {
        kind = DockerfileProblems.PortKind;
        fault = null;
        var parts = text.Split(':');
        var port = parts[parts.Length - 1];
        var host = parts.Length > 1 ? parts[parts.Length - 2] : "";
        var address = parts.Length > 2 ? string.Join(":", parts, 0, parts.Length - 2) : "";
        var slash = port.IndexOf('/');
        var protocol = slash < 0 ? "" : port.Substring(slash + 1);
        port = slash < 0 ? port : port.Substring(0, slash);
        if (port.Length == 0)
            fault = "no port is given";
        else if (protocol.ToLowerInvariant() is not ("" or "tcp" or "udp" or "sctp"))
        {
            kind = DockerfileProblems.PortProtocolKind;
            fault = $"'{protocol}' is no protocol: tcp, udp or sctp";
        }

        if (protocol.Length == 0)
            protocol = "tcp";
        var (first, last, rangeFault, outOfRange) = Range(port);
        if (fault is null && rangeFault is not null)
        {
            fault = rangeFault;
            kind = outOfRange ? DockerfileProblems.PortRangeKind : kind;
        }

        if (fault is null && address.Length > 0 && !IsAddress(address.Trim('[', ']')))
            fault = $"'{address}' is no IP address";
        if (fault is null && host.Length > 0)
        {
            var (hostFirst, hostLast, hostFault, _) = Range(host);
            fault = hostFault is not null ? "host port: " + hostFault
                : last - first != hostLast - hostFirst && last != first ? "the ranges of ports differ in length" : null;
        }

        return new PortSpec(first, last, protocol, address.Length > 0 || host.Length > 0);
    }

    private static (int First, int Last, string? Fault, bool OutOfRange) Range(string text)
    {
        var dash = text.IndexOf('-');
        var start = dash < 0 ? text : text.Substring(0, dash);
        var end = dash < 0 ? text : text.Substring(dash + 1);
        if (!TryNumber(start, out var first) || !TryNumber(end, out var last))
            return (0, 0, $"'{text}' is no port", false);
        if (first is < 0 or > 65535 || last is < 0 or > 65535)
            return (0, 0, $"{text} is outside 0 to 65535", true);
        return last < first ? (0, 0, $"'{text}' ends before it starts", false) : ((int)first, (int)last, null, false);
    }

    // IPAddress takes 1 for 0.0.0.1; Go does not.
    private static bool IsAddress(string text) =>
        IPAddress.TryParse(text, out _) && (text.IndexOf(':') >= 0 || text.Split('.').Length == 4);

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
