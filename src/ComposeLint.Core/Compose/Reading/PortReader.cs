using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Reading;

/// <summary>Reads a service's <c>ports</c> and <c>expose</c>.</summary>
internal static class PortReader
{
    /// <summary>The published ports.</summary>
    public static LocatedList<ComposePort> Ports(NodeReader service)
    {
        if (service.Mapping["ports"] is not YamlSequence list)
            return new LocatedList<ComposePort>(ImmutableArray<ComposePort>.Empty, service.OpenReason);
        var origin = Nodes.Join(service.Origin, list.Origin);
        var ports = ImmutableArray.CreateBuilder<ComposePort>(list.Items.Length);
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        string? open = null;
        foreach (var item in list.Items)
        {
            if (item is not YamlMapping mapping)
                continue;
            var port = Port(new NodeReader(mapping, service.Key + ".ports", service.Context, Nodes.Join(origin, mapping.Origin), isOpen: false), keys);
            // A whole entry that is a variable may stand for several ports' worth of text.
            if (!port.Target.IsKnown)
                open ??= port.Target.UnknownReason;
            ports.Add(port);
        }

        return new LocatedList<ComposePort>(ports.ToImmutable(), open);
    }

    /// <summary>The exposed ports.</summary>
    public static LocatedList<ComposeExpose> Expose(NodeReader service)
    {
        if (service.Mapping["expose"] is not YamlSequence list)
            return new LocatedList<ComposeExpose>(ImmutableArray<ComposeExpose>.Empty, service.OpenReason);
        var origin = Nodes.Join(service.Origin, list.Origin);
        var exposed = ImmutableArray.CreateBuilder<ComposeExpose>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (NodeReader.Text(item, origin) is not { } text)
                continue;
            var written = Shown(text);
            var slash = text.IsKnown ? text.Value.IndexOf('/') : -1;
            exposed.Add(new ComposeExpose
            {
                Span = text.Span,
                Context = service.Context,
                Name = written,
                Key = $"{service.Key}.expose.{written}",
                Origin = text.Origin,
                Ports = Range(text.Select(t => t.IndexOf('/') is var s and >= 0 ? t.Substring(0, s) : t)),
                Protocol = slash >= 0 ? text.Value.Substring(slash + 1).ToLowerInvariant() : "tcp",
            });
        }

        return new LocatedList<ComposeExpose>(exposed.ToImmutable());
    }

    private static ComposePort Port(NodeReader reader, Dictionary<string, int> keys)
    {
        var span = reader.Mapping.Span;
        var target = reader.Text("target") is { } t ? Range(t) : Located<PortRange>.Unknown("no container port is written", span, reader.Origin);
        // The engine cuts a protocol off the host port (measured on 20.10, 26.1 and 28.5).
        var published = reader.NonBlank("published") is { } p ? Range(p.Select(WithoutProtocol)) : (Located<PortRange>?)null;
        if (published is { IsKnown: true, Value: { First: 0, Last: 0 } })
            published = null;
        var ip = reader.NonBlank("host_ip");
        var protocol = reader.Text("protocol") ?? new Located<string>("tcp", span, reader.Origin);
        var shownIp = ip is { } address ? Shown(address) + ":" : "";
        var shownPublished = published is { } host ? Shown(host.Select(r => r.ToString())) : "";
        var shownTarget = Shown(target.Select(r => r.ToString()));
        var text = $"{shownIp}{(shownPublished.Length > 0 ? shownPublished + ":" : shownIp.Length > 0 ? ":" : "")}{shownTarget}/{Shown(protocol)}";
        keys.TryGetValue(text, out var before);
        keys[text] = before + 1;
        return new ComposePort
        {
            Span = published?.Span ?? target.Span,
            Context = reader.Context,
            Name = shownIp + (shownPublished.Length > 0 ? shownPublished : shownTarget),
            Key = $"{reader.Key}.{text}{(before > 0 ? "#" + (before + 1) : "")}",
            Origin = published?.Origin ?? target.Origin,
            HostIp = ip,
            Published = published,
            Target = target,
            Protocol = protocol.Select(v => v.ToLowerInvariant()),
            Malformed = Malformed(reader.NonBlank("published")) ?? Malformed(reader.Text("target")),
            Mode = reader.Text("mode") ?? new Located<string>("ingress", span, reader.Origin),
            AppProtocol = reader.NonBlank("app_protocol"),
            PortName = reader.NonBlank("name"),
            Entry = span,
            IsLongSyntax = reader.Mapping.Tag != Nodes.ShortSyntax,
        };
    }

    /// <summary>A port that the engine cannot read (go-connections nat.ParsePortRange), which Compose hands on as it is; null for one that it can.</summary>
    private static Located<string>? Malformed(Located<string>? written) =>
        written is { IsKnown: true, Value.Length: > 0 } text && !ShortPort.TryRange(WithoutProtocol(text.Value), out _) ? text : null;

    private static string WithoutProtocol(string text) => text.IndexOf('/') is var slash and > 0 ? text.Substring(0, slash) : text;

    // Values of the environment are not shown: the variable is.
    private static string Shown(Located<string> value) => value.IsKnown && !Nodes.IsFromEnvironment(value.Origin) ? value.Value : value.Span.Text;

    private static Located<PortRange> Range(Located<string> text) =>
        !text.IsKnown ? Located<PortRange>.Unknown(text.UnknownReason!, text.Span, text.Origin)
        : ShortPort.TryRange(text.Value, out var range) && range is { } ports ? new Located<PortRange>(ports, text.Span, text.Origin)
        : Located<PortRange>.Unknown("it is not a port", text.Span, text.Origin);
}
