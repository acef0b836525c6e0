using System.Globalization;
using System.Text;
using ComposeLint.Reporting.Escaping;

namespace ComposeLint.Reporting.Graphs;

/// <summary>A picture for Graphviz (https://graphviz.org/doc/info/lang.html): networks are clusters, everything from files is in quoted strings.</summary>
public static class DotGraph
{
    /// <summary>Writes the picture.</summary>
    /// <param name="graph">The picture.</param>
    /// <param name="view">One of <c>networks</c>, <c>reachability</c>, <c>exposure</c>.</param>
    /// <param name="output">Where to.</param>
    public static void Write(NetworkGraph graph, string view, TextWriter output)
    {
        var text = new StringBuilder("digraph composelint {\n  rankdir=LR;\n  compound=true;\n  fontname=\"sans-serif\";\n")
            .Append("  node [shape=box, style=\"rounded\", fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n");
        if (!graph.Notes.IsEmpty)
            text.Append(CultureInfo.InvariantCulture, $"  label={Quoted(graph.Notes)};\n");
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

        output.Write(text.Append("}\n").ToString());
    }

    private static void WriteNetworks(NetworkGraph graph, StringBuilder text)
    {
        var regions = GraphRegion.Of(graph);
        foreach (var region in regions)
        {
            var id = region.Network?.Id ?? "r" + region.Kind;
            text.Append(CultureInfo.InvariantCulture, $"  subgraph cluster_{id} {{\n");
            text.Append(CultureInfo.InvariantCulture, $"    label={Quoted(region.Network is { } network ? [network.Name, network.Traits] : [GraphLabels.Region(region.Kind), GraphLabels.RegionTraits(region.Kind)])};\n");
            text.Append(CultureInfo.InvariantCulture, $"    style=\"{(region.Network is { IsInternal: true } ? "rounded,dashed" : "rounded")}\";\n");
            if (region.Network is not null)
                text.Append(CultureInfo.InvariantCulture, $"    {id} [shape=point, style=invis];\n");
            foreach (var service in region.Residents)
                text.Append("    ").Append(Node(service)).Append('\n');
            text.Append("  }\n");
        }

        foreach (var publication in graph.Publications)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {publication.Id} [shape=box, style=\"rounded,bold\", color={Color(publication.Widest)}, label={Quoted([GraphLabels.Socket(publication), GraphLabels.Vantage(publication.Widest)])}];\n");
            text.Append(CultureInfo.InvariantCulture, $"  {publication.Id} -> {publication.Service} [label={Quoted([publication.Inside])}];\n");
        }

        foreach (var region in regions)
        {
            foreach (var guest in region.Guests)
                text.Append(CultureInfo.InvariantCulture, $"  {guest.Id} -> {region.Network!.Id} [lhead=cluster_{region.Network.Id}, dir=none, style=dashed];\n");
        }

        foreach (var service in graph.Services.Where(service => service.SharesWith.Length > 0))
        {
            if (graph.Services.FirstOrDefault(other => other.Name == service.SharesWith && other.Project == service.Project) is { } owner)
                text.Append(CultureInfo.InvariantCulture, $"  {service.Id} -> {owner.Id} [dir=none, style=bold];\n");
        }
    }

    private static void WriteExposure(NetworkGraph graph, StringBuilder text)
    {
        var exposed = graph.Publications.Select(publication => publication.Service).ToHashSet(StringComparer.Ordinal);
        WriteVantages(graph.Publications.Select(publication => publication.Widest), text);
        foreach (var service in graph.Services.Where(service => exposed.Contains(service.Id)))
            text.Append("  ").Append(Node(service)).Append('\n');
        foreach (var publication in graph.Publications.Where(publication => !publication.OpenFrom.IsEmpty))
            text.Append(CultureInfo.InvariantCulture, $"  {publication.Widest} -> {publication.Service} [label={Quoted([GraphLabels.Socket(publication)])}, color={Color(publication.Widest)}];\n");
    }

    private static void WriteReaches(NetworkGraph graph, StringBuilder text)
    {
        var arrows = Reached.Of(graph);
        WriteVantages(arrows.Select(reached => reached.From), text);
        foreach (var service in graph.Services)
            text.Append("  ").Append(Node(service)).Append('\n');
        foreach (var reached in arrows)
        {
            var style = reached.Kind switch { ReachKind.Published => "dashed", ReachKind.Localhost => "bold", _ => "solid" };
            text.Append(CultureInfo.InvariantCulture, $"  {reached.From} -> {reached.To} [label={Quoted([string.Join(", ", reached.Ports)])}, style={style}];\n");
        }
    }

    private static void WriteVantages(IEnumerable<string> used, StringBuilder text)
    {
        var found = used.ToHashSet(StringComparer.Ordinal);
        foreach (var vantage in NetworkGraph.Vantages.Where(found.Contains))
            text.Append(CultureInfo.InvariantCulture, $"  {vantage} [shape=ellipse, style=bold, color={Color(vantage)}, label={Quoted([GraphLabels.Vantage(vantage)])}];\n");
    }

    private static string Node(GraphService service) =>
        $"{service.Id} [label={Quoted(GraphLabels.Lines(service))}{(service.IsRunning ? "" : ", style=\"rounded,dashed\"")}];";

    private static string Color(string vantage) => vantage switch
    {
        "internet" => "\"#c62828\"",
        "lan" => "\"#ef6c00\"",
        "host" => "\"#2e7d32\"",
        _ => "\"#9e9e9e\"",
    };

    // Backslashes too: Graphviz reads escapes such as \N in labels.
    private static string Quoted(IEnumerable<string> lines) =>
        "\"" + string.Join("\\n", lines.Select(line => SafeText.Terminal(line).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))) + "\"";
}
