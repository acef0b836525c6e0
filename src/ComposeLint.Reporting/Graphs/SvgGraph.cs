using System.Globalization;
using System.Text;
using ComposeLint.Reporting.Escaping;

namespace ComposeLint.Reporting.Graphs;

/// <summary>A picture as SVG without scripts, links or fonts from elsewhere. What is cut has its whole text in a <c>title</c>, which viewers show on hover.</summary>
public static class SvgGraph
{
    /// <summary>Writes the picture.</summary>
    /// <param name="graph">The picture.</param>
    /// <param name="view">One of <c>networks</c>, <c>reachability</c>, <c>exposure</c>.</param>
    /// <param name="output">Where to.</param>
    public static void Write(NetworkGraph graph, string view, TextWriter output)
    {
        output.Write(Text(graph, view, SvgPaint.Css));
        output.Write('\n');
    }

    /// <summary>The picture as an <c>svg</c> element.</summary>
    /// <param name="graph">The picture.</param>
    /// <param name="view">The view.</param>
    /// <param name="css">The style sheet to have in it; null where the page has it.</param>
    internal static string Text(NetworkGraph graph, string view, string? css)
    {
        if (view == "exposure")
            graph = Exposed(graph);
        var body = new StringBuilder();
        var (width, height) = view == "reachability" ? SvgMatrix.Draw(graph, body) : Draw(graph, body);
        var title = Escaped(Title(graph, view));
        var svg = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"picture\" width=\"{Number(width)}\" height=\"{Number(height)}\" viewBox=\"0 0 {Number(width)} {Number(height)}\" role=\"group\" aria-label=\"{title}\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{title}</title>\n");
        if (css is not null)
            svg.Append("<style>\n").Append(css).Append("</style>\n");
        return svg
            .Append("<defs><pattern id=\"hatch\" width=\"12\" height=\"12\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M0 0V12\"/></pattern></defs>\n")
            .Append(CultureInfo.InvariantCulture, $"<rect class=\"page\" width=\"{Number(width)}\" height=\"{Number(height)}\"/>\n")
            .Append(body)
            .Append("</svg>")
            .ToString();
    }

    /// <summary>The picture's first lines; the y where the rest begins.</summary>
    internal static double Head(NetworkGraph graph, string view, StringBuilder body)
    {
        Label(body, SvgLayout.Margin, 38, 20, "ink b", TextFit.Cut(Title(graph, view), 23, 680), Title(graph, view));
        var y = 60.0;
        Label(body, SvgLayout.Margin, y, 13, "soft", Summary(graph), null);
        foreach (var note in graph.Notes)
        {
            y += 20;
            Label(body, SvgLayout.Margin, y, 13, "warn", TextFit.Cut(note, 13, 680), note);
        }

        return y + 20;
    }

    internal static string Title(NetworkGraph graph, string view) =>
        string.Join(", ", graph.Projects) + view switch { "reachability" => ": who reaches whom", "exposure" => ": what is open from outside", _ => "" };

    /// <summary>A text element with what it stands for on hover.</summary>
    internal static void Label(StringBuilder body, double x, double y, double size, string style, string text, string? whole)
    {
        body.Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(x)}\" y=\"{Number(y)}\" font-size=\"{Number(size)}\" class=\"{style}\">{Escaped(text)}");
        if (whole is not null && whole != text)
            body.Append("<title>").Append(Escaped(whole)).Append("</title>");
        body.Append("</text>\n");
    }

    internal static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Text for XML, in an element or an attribute.</summary>
    internal static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in SafeText.Terminal(text))
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static NetworkGraph Exposed(NetworkGraph graph)
    {
        var exposed = graph.Publications.Select(publication => publication.Service).ToHashSet(StringComparer.Ordinal);
        var memberships = graph.Memberships.Where(member => exposed.Contains(member.Service)).ToImmutableArray();
        var networks = memberships.Select(member => member.Network).ToHashSet(StringComparer.Ordinal);
        return graph with
        {
            Services = [.. graph.Services.Where(service => exposed.Contains(service.Id))],
            Memberships = memberships,
            Networks = [.. graph.Networks.Where(network => networks.Contains(network.Id))],
        };
    }

    private static string Summary(NetworkGraph graph) =>
        string.Join(", ", Count(graph.Services.Length, "service"), Count(graph.Networks.Length, "network"), Count(graph.Publications.Length, "published port"));

    private static string Count(int number, string noun) => number.ToString(CultureInfo.InvariantCulture) + " " + noun + (number == 1 ? "" : "s");

    private static (double Width, double Height) Draw(NetworkGraph graph, StringBuilder body)
    {
        var layout = SvgLayout.Of(graph, Head(graph, "networks", body));
        var colors = graph.Networks.Select((network, index) => (network.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index % SvgPaint.Colors, StringComparer.Ordinal);
        foreach (var region in layout.Regions)
            Draw(region, colors, body);
        foreach (var socket in layout.Sockets)
            Draw(socket, body);
        foreach (var card in layout.Regions.SelectMany(region => region.Cards))
            Draw(card, graph, colors, body);
        foreach (var guest in layout.Regions.SelectMany(region => region.Guests))
        {
            body.Append(CultureInfo.InvariantCulture, $"<g class=\"guest\" data-s=\"{guest.Service.Id}\">");
            Rectangle(body, "chip", guest.Box, 10);
            Label(body, guest.Box.X + 8, guest.Box.Y + 14, SvgLayout.ChipSize, "ink", guest.Text, guest.Service.Name);
            body.Append("</g>\n");
        }

        return (Math.Max(layout.Width, Legend(graph, layout, body)), layout.Height);
    }

    private static void Draw(PlacedRegion placed, Dictionary<string, int> colors, StringBuilder body)
    {
        var (box, network) = (placed.Box, placed.Region.Network);
        var name = network?.Name ?? GraphLabels.Region(placed.Region.Kind);
        body.Append(CultureInfo.InvariantCulture, $"<g class=\"region {(network is null ? "r" : "c" + colors[network.Id].ToString(CultureInfo.InvariantCulture))}{(network is { IsInternal: true } ? " internal" : "")}\" data-n=\"{network?.Id ?? placed.Region.Kind.ToString()}\">");
        Rectangle(body, "area", box, 12);
        if (network is { IsInternal: true })
            body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Number(box.X)}\" y=\"{Number(box.Y)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\" rx=\"12\" fill=\"url(#hatch)\"/>");
        var whole = network is null || network.Project.Length == 0 ? name : $"{name} ({network.RealName}), {network.Traits}, {network.At}";
        Label(body, box.X + 16, box.Y + 24, 15, "name ink b", TextFit.Cut(name, 17, box.Width - 32), whole);
        var traits = network?.Traits ?? GraphLabels.RegionTraits(placed.Region.Kind);
        Label(body, box.X + 16, box.Y + 41, 11.5, "soft", TextFit.Cut(traits, 11.5, box.Width - 32), traits);
        if (!placed.Guests.IsEmpty)
            Label(body, box.X + 16, placed.GuestsLabelY + 2, 11.5, "soft", "also here", null);
        body.Append("</g>\n");
    }

    private static void Draw(PlacedCard card, NetworkGraph graph, Dictionary<string, int> colors, StringBuilder body)
    {
        var (service, box) = (card.Service, card.Box);
        var about = About(service, graph);
        body.Append(CultureInfo.InvariantCulture, $"<g class=\"card{(service.IsRunning ? "" : " down")}\" data-s=\"{service.Id}\"><title>{Escaped(about)}</title>");
        Rectangle(body, "box", box, 8);
        var role = service.Role.Length > 0 ? TextFit.Width(service.Role, 10.5) + 10 : 0;
        Label(body, box.X + 12, box.Y + 22, 13.5, "ink b", TextFit.Cut(GraphLabels.Title(service), 15.5, box.Width - 24 - role), null);
        if (role > 0)
            Label(body, box.Right - role, box.Y + 22, 10.5, "role", service.Role, null);
        if (service.Image.Length > 0)
            Label(body, box.X + 12, box.Y + 40, 11.5, "soft", TextFit.CutStart(service.Image, 11.5, box.Width - 24), null);
        if (GraphLabels.Mode(service) is { Length: > 0 } mode)
            Label(body, box.X + 12, box.Y + 56, 11.5, service.IsRunning ? "soft" : "warn", TextFit.Cut(mode, 11.5, box.Width - 24), null);
        foreach (var (network, text, chip) in card.Chips)
        {
            body.Append(CultureInfo.InvariantCulture, $"<g class=\"member {(network is null ? "more" : "k" + colors[network.Id].ToString(CultureInfo.InvariantCulture))}\">");
            if (network is not null)
                Rectangle(body, "tag", chip, 10);
            Label(body, chip.X + 7, chip.Y + 14, SvgLayout.ChipSize, network is null ? "soft" : "", text, network?.Name);
            body.Append("</g>");
        }

        body.Append("</g>\n");
    }

    /// <summary>What is known of a service, in lines.</summary>
    private static string About(GraphService service, NetworkGraph graph)
    {
        var lines = GraphLabels.Lines(service).ToList();
        foreach (var member in graph.Memberships.Where(member => member.Service == service.Id))
        {
            var network = graph.Networks.First(network => network.Id == member.Network);
            lines.Add("on " + network.Name + (member.Address.Length > 0 ? " at " + member.Address : "") + (member.Aliases.IsEmpty ? "" : ", also called " + string.Join(", ", member.Aliases)));
        }

        lines.Add(service.At);
        return string.Join("; ", lines);
    }

    private static void Draw(PlacedSocket placed, StringBuilder body)
    {
        var (publication, box) = (placed.Publication, placed.Box);
        var y = box.Y + box.Height / 2;
        var word = GraphLabels.Vantage(publication.Widest);
        var text = GraphLabels.Socket(publication) + (publication.Socket.EndsWith(":" + publication.Inside, StringComparison.Ordinal) ? "" : " → " + publication.Inside);
        body.Append(CultureInfo.InvariantCulture, $"<g class=\"socket v-{publication.Widest}\" data-s=\"{publication.Service}\" data-v=\"{string.Join(' ', publication.OpenFrom)}\"><title>{Escaped($"{text}: open from {(publication.OpenFrom.IsEmpty ? "nowhere" : string.Join(", ", publication.OpenFrom.Select(GraphLabels.Vantage)))}; {publication.At}")}</title>");
        Rectangle(body, "pill", box, box.Height / 2);
        Label(body, box.X + 12, y + 4, 11, "word b", word, null);
        Label(body, box.X + 76, y + 4.5, 12.5, "ink", TextFit.Cut(text, 12.5, box.Width - 88), null);
        body.Append(CultureInfo.InvariantCulture, $"<path class=\"arrow\" d=\"M{Number(box.Right)} {Number(y)}H{Number(placed.ArrowEnd - 8)}\"/><path class=\"head\" d=\"M{Number(placed.ArrowEnd - 1)} {Number(y)}l-9 -4.5v9z\"/></g>\n");
    }

    /// <summary>What the signs mean; and the width that it takes.</summary>
    private static double Legend(NetworkGraph graph, SvgLayout layout, StringBuilder body)
    {
        var y = layout.Height - SvgLayout.LegendHeight + 30;
        var text = new List<string>();
        if (!graph.Publications.IsEmpty)
            text.Add("left: sockets of the machine, and from how far they are open");
        if (graph.Memberships.DistinctBy(member => member.Service).Count() < graph.Memberships.Length)
            text.Add("coloured tags: further networks of a service");
        if (graph.Networks.Any(network => network.IsInternal))
            text.Add("dashed and hatched: internal networks");
        var words = string.Join("  ·  ", text);
        Label(body, SvgLayout.Margin, y, 11.5, "soft", words, null);
        return TextFit.Width(words, 11.5) + 2 * SvgLayout.Margin;
    }

    private static void Rectangle(StringBuilder body, string style, Box box, double radius) =>
        body.Append(CultureInfo.InvariantCulture, $"<rect class=\"{style}\" x=\"{Number(box.X)}\" y=\"{Number(box.Y)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\" rx=\"{Number(radius)}\"/>");
}
