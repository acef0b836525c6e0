using System.Globalization;
using System.Text;

namespace ComposeLint.Reporting.Graphs;

/// <summary>Who reaches whom as a table: who asks is a row, who answers a column, a filled cell a way. Forty services are a readable table and an unreadable web.</summary>
internal static class SvgMatrix
{
    private const double CellWidth = 46;
    private const double CellHeight = 24;
    private const double NameWidth = 200;
    private const double HeadHeight = 150;

    /// <summary>Draws it; the picture's size.</summary>
    public static (double Width, double Height) Draw(NetworkGraph graph, StringBuilder body)
    {
        var arrows = Reached.Of(graph);
        var byTarget = arrows.Select(reached => reached.To).ToHashSet(StringComparer.Ordinal);
        var columns = graph.Services.Where(service => byTarget.Contains(service.Id)).ToList();
        var rows = NetworkGraph.Vantages.Select(vantage => (Id: vantage, Name: GraphLabels.Vantage(vantage)))
            .Concat(graph.Services.Where(service => service.Sandbox != SandboxKind.None).Select(service => (service.Id, Name: GraphLabels.Title(service)))).ToList();
        var top = SvgGraph.Head(graph, "reachability", body) + HeadHeight;
        const double left = SvgLayout.Margin + NameWidth;
        var ways = arrows.ToLookup(reached => (reached.From, reached.To));
        for (var column = 0; column < columns.Count; column++)
        {
            var x = left + column * CellWidth + CellWidth / 2 + 4;
            body.Append(CultureInfo.InvariantCulture, $"<text class=\"ink\" font-size=\"12\" transform=\"translate({SvgGraph.Number(x)} {SvgGraph.Number(top - 8)}) rotate(-60)\">{SvgGraph.Escaped(TextFit.Cut(columns[column].Name, 12, HeadHeight - 6))}<title>{SvgGraph.Escaped(columns[column].Name)}</title></text>\n");
        }

        for (var row = 0; row < rows.Count; row++)
        {
            var y = top + row * CellHeight;
            if (row % 2 == 0)
                body.Append(CultureInfo.InvariantCulture, $"<rect class=\"band\" x=\"{SvgGraph.Number(SvgLayout.Margin)}\" y=\"{SvgGraph.Number(y)}\" width=\"{SvgGraph.Number(NameWidth + columns.Count * CellWidth)}\" height=\"{SvgGraph.Number(CellHeight)}\"/>\n");
            SvgGraph.Label(body, SvgLayout.Margin + 6, y + 16, 12, row < NetworkGraph.Vantages.Length ? "ink b" : "ink", TextFit.Cut(rows[row].Name, 12, NameWidth - 14), rows[row].Name);
            for (var column = 0; column < columns.Count; column++)
                Cell(body, left + column * CellWidth, y, rows[row], columns[column], [.. ways[(rows[row].Id, columns[column].Id)]]);
        }

        var bottom = top + rows.Count * CellHeight;
        for (var column = 0; column <= columns.Count; column++)
            body.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{SvgGraph.Number(left + column * CellWidth)} {SvgGraph.Number(top)}V{SvgGraph.Number(bottom)}\"/>\n");
        body.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{SvgGraph.Number(SvgLayout.Margin)} {SvgGraph.Number(top)}H{SvgGraph.Number(left + columns.Count * CellWidth)}\"/>\n");
        SvgGraph.Label(body, SvgLayout.Margin, bottom + 28, 11.5, "soft", "row asks column; green: on a network, blue: on localhost, brown: by a published port of the machine", null);
        return (Math.Max(left + columns.Count * CellWidth + HeadHeight * 0.5 + SvgLayout.Margin, 720), bottom + 52);
    }

    private static void Cell(StringBuilder body, double x, double y, (string Id, string Name) from, GraphService to, ImmutableArray<Reached> ways)
    {
        if (ways.IsEmpty)
            return;
        var kind = ways[0].Kind switch { ReachKind.Localhost => "l", ReachKind.Published => "p", _ => "d" };
        var ports = ways.SelectMany(way => way.Ports).Distinct(StringComparer.Ordinal).ToList();
        var text = TextFit.Width(ports[0], 10) < CellWidth - 8 ? ports[0] : TextFit.Cut(ports[0], 10, CellWidth - 8);
        if (ports.Count > 1)
            text = ports.Count.ToString(CultureInfo.InvariantCulture) + " ports";
        body.Append(CultureInfo.InvariantCulture, $"<g><title>{SvgGraph.Escaped($"{from.Name} reaches {to.Name} on {string.Join(", ", ports)}")}</title><rect class=\"cell-{kind}\" x=\"{SvgGraph.Number(x + 1.5)}\" y=\"{SvgGraph.Number(y + 2)}\" width=\"{SvgGraph.Number(CellWidth - 3)}\" height=\"{SvgGraph.Number(CellHeight - 4)}\" rx=\"4\"/>");
        body.Append(CultureInfo.InvariantCulture, $"<text class=\"cell-t\" font-size=\"10\" text-anchor=\"middle\" x=\"{SvgGraph.Number(x + CellWidth / 2)}\" y=\"{SvgGraph.Number(y + 15.5)}\">{SvgGraph.Escaped(text)}</text></g>\n");
    }
}
