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
    /// <summary>Mermaid refuses a picture of as many edges unless its page says otherwise (configuration maxEdges).</summary>
    private const int TooManyEdges = 500;

    /// <summary>Writes the picture.</summary>
    /// <param name="graph">The picture.</param>
    /// <param name="view">One of <c>networks</c>, <c>reachability</c>, <c>exposure</c>.</param>
    /// <param name="output">Where to.</param>
    public static void Write(NetworkGraph graph, string view, TextWriter output) => output.Write(new Writer(graph).Write(view));

    private sealed class Writer(NetworkGraph graph) : FlowGraph(graph)
    {
        protected override void Begin(ImmutableArray<string> notes)
        {
            Text.Append("flowchart LR\n");
            foreach (var note in notes)
                Text.Append("  %% ").Append(SafeText.Terminal(note).Replace("%", "%%", StringComparison.Ordinal).Replace('{', '(').Replace('}', ')')).Append('\n');
        }

        protected override void BeginRegion(string id, IEnumerable<string> title, GraphNetwork? network) =>
            Text.Append(CultureInfo.InvariantCulture, $"  subgraph {id}[\"{Label(title)}\"]\n");

        protected override void EndRegion() => Text.Append("  end\n");

        protected override void Service(GraphService service, bool isInRegion) => Text.Append(isInRegion ? "    " : "  ").Append(Node(service)).Append('\n');

        protected override void Publication(GraphPublication publication) =>
            Text.Append(CultureInfo.InvariantCulture, $"  {publication.Id}([\"{Label([GraphLabels.Socket(publication), GraphLabels.Vantage(publication.Widest)])}\"]):::{publication.Widest} -->|\"{Label([publication.Inside])}\"| {publication.Service}\n");

        protected override void Guest(GraphService guest, GraphNetwork network) => Text.Append(CultureInfo.InvariantCulture, $"  {guest.Id} -.- {network.Id}\n");

        protected override void Shares(GraphService service, GraphService owner) => Text.Append(CultureInfo.InvariantCulture, $"  {service.Id} === {owner.Id}\n");

        protected override void Networks(ImmutableArray<GraphNetwork> networks)
        {
            foreach (var network in networks.Where(network => network.IsInternal))
                Text.Append(CultureInfo.InvariantCulture, $"  style {network.Id} stroke-dasharray: 6 4\n");
        }

        protected override void Vantage(string vantage) => Text.Append(CultureInfo.InvariantCulture, $"  {vantage}((\"{GraphLabels.Vantage(vantage)}\")):::{vantage}\n");

        protected override void Exposed(GraphPublication publication) =>
            Text.Append(CultureInfo.InvariantCulture, $"  {publication.Widest} -->|\"{Label([GraphLabels.Socket(publication)])}\"| {publication.Service}\n");

        protected override void Arrows(ImmutableArray<Reached> arrows)
        {
            // Arrows that differ in their origin alone are one line.
            var lines = arrows.GroupBy(reached => (reached.To, reached.Kind, Ports: string.Join(", ", reached.Ports)))
                .Select(alike => new Line([.. alike.Select(reached => reached.From)], alike.Key.To, alike.Key.Kind, alike.Key.Ports)).ToList();
            if (arrows.Length >= TooManyEdges)
                lines = Meeting(lines);
            var edges = 0;
            foreach (var line in lines)
            {
                edges += line.From.Length;
                if (edges >= TooManyEdges)
                {
                    Text.Append(CultureInfo.InvariantCulture, $"  rest[\"{Label([$"more ways than Mermaid draws ({TooManyEdges}): see --focus, or --format svg"])}\"]\n");
                    break;
                }

                var arrow = line.Kind == ReachKind.Published ? "-.->" : line.Kind == ReachKind.Localhost ? "==>" : "-->";
                Text.Append(CultureInfo.InvariantCulture, $"  {string.Join(" & ", line.From)} {arrow}{(line.Ports.Length > 0 ? "|\"" + Label([line.Ports]) + "\"|" : "")} {line.To}\n");
            }
        }

        protected override void End() => Text
            .Append("  classDef internet stroke:#c62828,stroke-width:2px\n")
            .Append("  classDef lan stroke:#ef6c00,stroke-width:2px\n")
            .Append("  classDef host stroke:#2e7d32,stroke-width:2px\n")
            .Append("  classDef closed stroke-dasharray:3 3\n");

        /// <summary>Where many reach many the arrows meet in a point: those who reach each other are a star instead of a web.</summary>
        private List<Line> Meeting(List<Line> lines)
        {
            var result = new List<Line>();
            var points = 0;
            foreach (var circle in lines.GroupBy(line => (line.Kind, Members: string.Join(" ", line.From.Append(line.To).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)))))
            {
                var members = circle.Key.Members.Split(' ');
                var targets = circle.Select(line => line.To).Distinct(StringComparer.Ordinal).Count();
                if (targets < 3 || members.Length < 3)
                {
                    result.AddRange(circle);
                    continue;
                }

                var id = "each" + (points++).ToString(CultureInfo.InvariantCulture);
                Text.Append(CultureInfo.InvariantCulture, $"  {id}((\"each other\"))\n");
                result.Add(new Line([.. circle.SelectMany(line => line.From).Distinct(StringComparer.Ordinal)], id, circle.Key.Kind, ""));
                result.AddRange(circle.Select(line => line with { From = [id] }));
            }

            return result;
        }

        private sealed record Line(ImmutableArray<string> From, string To, ReachKind Kind, string Ports);
    }

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
