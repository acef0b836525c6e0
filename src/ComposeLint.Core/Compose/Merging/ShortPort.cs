using System.Globalization;

using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Merging;

/// <summary>
/// A port in the short syntax, <c>[[IP:][PUBLISHED]:]TARGET[/PROTOCOL]</c>, as docker/go-connections' nat.ParsePortSpec reads it in Compose 2.40.3.
/// Places are offsets in the text; a part that holds a variable without value has no number.
/// </summary>
internal sealed record ShortPort
{
    /// <summary>The host address without brackets; empty: every interface.</summary>
    public string Ip { get; private init; } = "";

    /// <summary>Where the address starts.</summary>
    public int IpStart { get; private init; }

    /// <summary>The host ports as written; empty: none.</summary>
    public string Published { get; private init; } = "";

    /// <summary>Where the host ports start.</summary>
    public int PublishedStart { get; private init; }

    /// <summary>The container ports as written.</summary>
    public string Target { get; private init; } = "";

    /// <summary>Where the container ports start.</summary>
    public int TargetStart { get; private init; }

    /// <summary>The protocol in lower case.</summary>
    public string Protocol { get; private init; } = "tcp";

    /// <summary>Where the protocol starts; -1 when it is not written.</summary>
    public int ProtocolStart { get; private init; } = -1;

    /// <summary>The container ports; null when they hold a variable without value.</summary>
    public PortRange? TargetRange { get; private init; }

    /// <summary>The host ports; null when there are none or they hold a variable without value.</summary>
    public PortRange? PublishedRange { get; private init; }

    /// <summary>Parses a text; null with Compose's error when it is none.</summary>
    public static ShortPort? Parse(string text, out string error)
    {
        var last = text.LastIndexOf(':');
        var middle = last > 0 ? text.LastIndexOf(':', last - 1) : -1;
        var target = text.Substring(last + 1);
        var published = last < 0 ? "" : text.Substring(middle + 1, last - middle - 1);
        var ip = middle < 0 ? "" : text.Substring(0, middle);
        var slash = target.IndexOf('/');
        var second = slash < 0 ? -1 : target.IndexOf('/', slash + 1);
        var written = slash < 0 ? "" : second < 0 ? target.Substring(slash + 1) : target.Substring(slash + 1, second - slash - 1);
        var ports = slash < 0 ? target : target.Substring(0, slash);
        var result = new ShortPort
        {
            Published = published,
            PublishedStart = middle + 1,
            Target = ports,
            TargetStart = last + 1,
            Protocol = written.Length == 0 ? "tcp" : written.ToLowerInvariant(),
            ProtocolStart = written.Length == 0 ? -1 : last + 1 + slash + 1,
        };
        if (ip.Length > 0 && ip[0] == '[')
        {
            if (ip[ip.Length - 1] != ']')
            {
                error = $"Invalid ip address {ip}: address {ip}:: {(ip.IndexOf(']') < 0 ? "missing ']' in address" : "too many colons in address")}";
                return null;
            }

            ip = ip.Substring(1, ip.Length - 2);
            result = result with { IpStart = 1 };
        }

        result = result with { Ip = ip };
        error = "";
        if (ip.Length > 0 && !HasHole(ip) && !IpText.IsAddress(ip))
            error = "Invalid ip address: " + ip;
        else if (ports.Length == 0)
            error = $"No port specified: {text}<empty>";
        else if (!TryRange(ports, out var targetRange))
            error = "Invalid containerPort: " + ports;
        else if (!TryRange(published, out var publishedRange))
            error = "Invalid hostPort: " + published;
        else if (publishedRange is { } host && targetRange is { } container && host.Count != container.Count && container.Count != 1)
            error = $"Invalid ranges specified for container and host Ports: {ports} and {published}";
        else if (result.Protocol is not ("tcp" or "udp" or "sctp") && !HasHole(result.Protocol))
            error = "Invalid proto: " + written;
        else
            return result with { TargetRange = targetRange, PublishedRange = publishedRange };
        return null;
    }

    /// <summary>The long syntax of each port it stands for, in Compose's order: by <c>PORT/PROTOCOL</c> as text.</summary>
    public ImmutableArray<YamlNode> ToMappings(YamlScalar scalar)
    {
        if (TargetRange is not { } target)
            return ImmutableArray.Create<YamlNode>(ToMapping(scalar, null, PublishedRange is { } p ? p.ToString() : Published));
        var count = target.Count;
        var ports = new List<(string Key, YamlNode Node)>(count);
        for (var i = 0; i < count; i++)
        {
            var number = (target.First + i).ToString(CultureInfo.InvariantCulture);
            var published = PublishedRange switch
            {
                null => Published,
                { } range when count == 1 => range.ToString(),
                { } range => (range.First + i).ToString(CultureInfo.InvariantCulture),
            };
            ports.Add((number, ToMapping(scalar, number, published)));
        }

        ports.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return ports.Select(p => p.Node).ToImmutableArray();
    }

    private YamlMapping ToMapping(YamlScalar scalar, string? target, string published)
    {
        var port = new MappingBuilder();
        port.SetDefault("mode", Nodes.Default("ingress", scalar.Span));
        if (Ip.Length > 0)
            port.SetDefault("host_ip", Nodes.Part(scalar, IpStart, Ip.Length));
        var part = Nodes.Part(scalar, TargetStart, Target.Length);
        port.SetDefault("target", target is null ? part : new YamlScalar(target, ScalarStyle.Plain, part.Span, null, scalar.Origin));
        if (published.Length > 0)
        {
            var host = Nodes.Part(scalar, PublishedStart, Published.Length);
            port.SetDefault("published", new YamlScalar(published, ScalarStyle.DoubleQuoted, host.Span, null, scalar.Origin, host.UnknownReason));
        }

        port.SetDefault("protocol", ProtocolStart < 0
            ? Nodes.Default("tcp", scalar.Span)
            : new YamlScalar(Protocol, ScalarStyle.DoubleQuoted, Nodes.PartSpan(scalar, ProtocolStart, Protocol.Length), null, scalar.Origin, HasHole(Protocol) ? scalar.UnknownReason : null));
        return port.ToMapping(scalar.Span, Nodes.ShortSyntax, scalar.Origin);
    }

    private static bool HasHole(string text) => text.IndexOf(Interpolation.Template.Hole) >= 0;

    /// <summary>Reads a port or range; null for none and for one that cannot be known.</summary>
    internal static bool TryRange(string text, out PortRange? range)
    {
        range = null;
        if (text.Length == 0 || HasHole(text))
            return true;
        var dash = text.IndexOf('-');
        if (dash < 0)
        {
            if (!TryPort(text, out var port))
                return false;
            range = new PortRange(port);
            return true;
        }

        var second = text.IndexOf('-', dash + 1);
        var lastText = second < 0 ? text.Substring(dash + 1) : text.Substring(dash + 1, second - dash - 1);
        if (!TryPort(text.Substring(0, dash), out var first) || !TryPort(lastText, out var last) || last < first)
            return false;
        range = new PortRange(first, last);
        return true;
    }

    private static bool TryPort(string text, out int port)
    {
        port = 0;
        if (text.Length == 0)
            return false;
        foreach (var c in text)
        {
            if (c is < '0' or > '9' || (port = port * 10 + c - '0') > 65535)
                return false;
        }

        return true;
    }
}
