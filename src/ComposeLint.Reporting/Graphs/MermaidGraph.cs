using System.Globalization;
using System.Text;
using ComposeLint.Reporting.Escaping;

namespace ComposeLint.Reporting.Graphs;

/// <summary>
/// A picture as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html), which GitHub and GitLab draw. Labels are quoted, and every character that could
/// mean something in them is an entity code (<c>#34;</c>).
/// </summary>
public static class MermaidGraph
{
    // Mermaid draws no more unless its page says so (configuration maxEdges).
    private const int MostEdges = 500;

    /// <summary>Writes the picture.</summary>
    /// <param name="graph">The picture.</param>
    /// <param name="view">One of <c>networks</c>, <c>reachability</c>, <c>exposure</c>.</param>
    /// <param name="output">Where to.</param>
    public static void Write(NetworkGraph graph, string view, TextWriter output)
    {
        var text = new StringBuilder("flowchart LR\n");
        foreach (var note in graph.Notes)
            text.Append("  %% ").Append(SafeText.Terminal(note).Replace("%", "%%", StringComparison.Ordinal).Replace('{', '(').Replace('}', ')')).Append('\n');
        switch (view)
        {
            case "reachability":
                WriteReaches(graph, text);
                break;
            case "exposure":
                WriteExposure(graph, text);
                break;
            default:
                WriteNetworks(graph, text);
                break;
        }

        output.Write(text.ToString());
    }

    private static void WriteNetworks(NetworkGraph graph, StringBuilder text)
    {
        var regions = GraphRegion.Of(graph);
        foreach (var region in regions)
        {
            var (id, title) = region.Network is { } network
                ? (network.Id, Label([network.Name, network.Traits]))
                : ("r" + region.Kind, Label([GraphLabels.Region(region.Kind), GraphLabels.RegionTraits(region.Kind)]));
            text.Append(CultureInfo.InvariantCulture, $"  subgraph {id}[\"{title}\"]\n");
            foreach (var service in region.Residents)
                text.Append("    ").Append(Node(service)).Append('\n');
            text.Append("  end\n");
        }

        foreach (var publication in graph.Publications)
            text.Append(CultureInfo.InvariantCulture, $"  {publication.Id}([\"{Label([GraphLabels.Socket(publication), GraphLabels.Vantage(publication.Widest)])}\"]):::{publication.Widest} -->|\"{Label([publication.Inside])}\"| {publication.Service}\n");
        foreach (var region in regions)
        {
            foreach (var guest in region.Guests)
                text.Append(CultureInfo.InvariantCulture, $"  {guest.Id} -.- {region.Network!.Id}\n");
        }

        foreach (var service in graph.Services.Where(service => service.SharesWith.Length > 0))
        {
            if (graph.Services.FirstOrDefault(other => other.Name == service.SharesWith && other.Project == service.Project) is { } owner)
                text.Append(CultureInfo.InvariantCulture, $"  {service.Id} === {owner.Id}\n");
        }

        foreach (var network in graph.Networks.Where(network => network.IsInternal))
            text.Append(CultureInfo.InvariantCulture, $"  style {network.Id} stroke-dasharray: 6 4\n");
        WriteClasses(text);
    }

    private static void WriteExposure(NetworkGraph graph, StringBuilder text)
    {
        var exposed = graph.Publications.Select(publication => publication.Service).ToHashSet(StringComparer.Ordinal);
        WriteVantages(graph.Publications.Select(publication => publication.Widest), text);
        foreach (var service in graph.Services.Where(service => exposed.Contains(service.Id)))
            text.Append("  ").Append(Node(service)).Append('\n');
        foreach (var publication in graph.Publications.Where(publication => !publication.OpenFrom.IsEmpty))
            text.Append(CultureInfo.InvariantCulture, $"  {publication.Widest} -->|\"{Label([GraphLabels.Socket(publication)])}\"| {publication.Service}\n");
        WriteClasses(text);
    }

    private static void WriteReaches(NetworkGraph graph, StringBuilder text)
    {
        var arrows = Reached.Of(graph);
        if (arrows.Length > MostEdges)
            text.Append(CultureInfo.InvariantCulture, $"  %% {arrows.Length} arrows: Mermaid draws {MostEdges} unless maxEdges is raised; --focus SERVICE, or --format svg, shows more with less\n");
        WriteVantages(arrows.Select(reached => reached.From), text);
        foreach (var service in graph.Services)
            text.Append("  ").Append(Node(service)).Append('\n');
        // Arrows that differ in their origin alone are one line.
        foreach (var alike in arrows.GroupBy(reached => (reached.To, reached.Kind, Ports: string.Join(", ", reached.Ports))))
        {
            var arrow = alike.Key.Kind == ReachKind.Published ? "-.->" : alike.Key.Kind == ReachKind.Localhost ? "==>" : "-->";
            text.Append(CultureInfo.InvariantCulture, $"  {string.Join(" & ", alike.Select(reached => reached.From))} {arrow}|\"{Label([alike.Key.Ports])}\"| {alike.Key.To}\n");
        }

        WriteClasses(text);
    }

    private static void WriteVantages(IEnumerable<string> used, StringBuilder text)
    {
        var found = used.ToHashSet(StringComparer.Ordinal);
        foreach (var vantage in NetworkGraph.Vantages.Where(found.Contains))
            text.Append(CultureInfo.InvariantCulture, $"  {vantage}((\"{GraphLabels.Vantage(vantage)}\")):::{vantage}\n");
    }

    private static void WriteClasses(StringBuilder text) => text
        .Append("  classDef internet stroke:#c62828,stroke-width:2px\n")
        .Append("  classDef lan stroke:#ef6c00,stroke-width:2px\n")
        .Append("  classDef host stroke:#2e7d32,stroke-width:2px\n")
        .Append("  classDef closed stroke-dasharray:3 3\n");

    private static string Node(GraphService service)
    {
        var label = Label(GraphLabels.Lines(service));
        return service.Role is "database" or "store" ? $"{service.Id}[(\"{label}\")]" : $"{service.Id}[\"{label}\"]";
    }

    private static string Label(IEnumerable<string> lines) => string.Join("<br/>", lines.Select(Escaped));

    private static string Escaped(string line)
    {
        var text = new StringBuilder(line.Length + 8);
        foreach (var rune in SafeText.Terminal(line).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or ',' or ':' or '/' or '-' or '_' or '×')
                text.Append(rune);
            else
                text.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        }

        return text.ToString();
    }
}
