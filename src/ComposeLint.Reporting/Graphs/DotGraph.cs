using System.Globalization;
using ComposeLint.Reporting.Escaping;

namespace ComposeLint.Reporting.Graphs;

/// <summary>A picture for Graphviz (https://graphviz.org/doc/info/lang.html): networks are clusters, everything from files is in quoted strings.</summary>
public static class DotGraph
{
    /// <summary>Writes the picture.</summary>
    /// <param name="graph">The picture.</param>
    /// <param name="view">One of <c>networks</c>, <c>reachability</c>, <c>exposure</c>.</param>
    /// <param name="output">Where to.</param>
    public static void Write(NetworkGraph graph, string view, TextWriter output) => output.Write(new Writer(graph).Write(view));

    private sealed class Writer(NetworkGraph graph) : FlowGraph(graph)
    {
        protected override void Begin(ImmutableArray<string> notes)
        {
            Text.Append("digraph composelint {\n  rankdir=LR;\n  compound=true;\n  fontname=\"sans-serif\";\n")
                .Append("  node [shape=box, style=\"rounded\", fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n");
            if (!notes.IsEmpty)
                Text.Append(CultureInfo.InvariantCulture, $"  label={Quoted(notes)};\n");
        }

        protected override void BeginRegion(string id, IEnumerable<string> title, GraphNetwork? network)
        {
            Text.Append(CultureInfo.InvariantCulture, $"  subgraph cluster_{id} {{\n    label={Quoted(title)};\n");
            Text.Append(CultureInfo.InvariantCulture, $"    style=\"{(network is { IsInternal: true } ? "rounded,dashed" : "rounded")}\";\n");
            if (network is not null)
                Text.Append(CultureInfo.InvariantCulture, $"    {id} [shape=point, style=invis];\n");
        }

        protected override void EndRegion() => Text.Append("  }\n");

        protected override void Service(GraphService service, bool isInRegion) => Text.Append(isInRegion ? "    " : "  ").Append(Node(service)).Append('\n');

        protected override void Publication(GraphPublication publication)
        {
            Text.Append(CultureInfo.InvariantCulture, $"  {publication.Id} [shape=box, style=\"rounded,bold\", color={Color(publication.Widest)}, label={Quoted([GraphLabels.Socket(publication), GraphLabels.Vantage(publication.Widest)])}];\n");
            Text.Append(CultureInfo.InvariantCulture, $"  {publication.Id} -> {publication.Service} [label={Quoted([publication.Inside])}];\n");
        }

        protected override void Guest(GraphService guest, GraphNetwork network) =>
            Text.Append(CultureInfo.InvariantCulture, $"  {guest.Id} -> {network.Id} [lhead=cluster_{network.Id}, dir=none, style=dashed];\n");

        protected override void Shares(GraphService service, GraphService owner) => Text.Append(CultureInfo.InvariantCulture, $"  {service.Id} -> {owner.Id} [dir=none, style=bold];\n");

        protected override void Vantage(string vantage) =>
            Text.Append(CultureInfo.InvariantCulture, $"  {vantage} [shape=ellipse, style=bold, color={Color(vantage)}, label={Quoted([GraphLabels.Vantage(vantage)])}];\n");

        protected override void Exposed(GraphPublication publication) =>
            Text.Append(CultureInfo.InvariantCulture, $"  {publication.Widest} -> {publication.Service} [label={Quoted([GraphLabels.Socket(publication)])}, color={Color(publication.Widest)}];\n");

        protected override void Arrows(ImmutableArray<Reached> arrows)
        {
            foreach (var reached in arrows)
            {
                var style = reached.Kind switch { ReachKind.Published => "dashed", ReachKind.Localhost => "bold", _ => "solid" };
                Text.Append(CultureInfo.InvariantCulture, $"  {reached.From} -> {reached.To} [label={Quoted([string.Join(", ", reached.Ports)])}, style={style}];\n");
            }
        }

        protected override void End() => Text.Append("}\n");
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
