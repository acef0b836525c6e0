using System.Text;

namespace ComposeLint.Reporting.Graphs;

/// <summary>A picture in a language of nodes and edges, which another program lays out: what is written, in which order, and what is left out of which view.</summary>
internal abstract class FlowGraph(NetworkGraph graph)
{
    /// <summary>The text so far.</summary>
    protected StringBuilder Text { get; } = new();

    /// <summary>Writes one of the views <c>networks</c>, <c>reachability</c>, <c>exposure</c>.</summary>
    public string Write(string view)
    {
        Begin(graph.Notes);
        switch (view)
        {
            case "reachability":
                WriteReaches();
                break;
            case "exposure":
                WriteExposure();
                break;
            default:
                WriteNetworks();
                break;
        }

        End();
        return Text.ToString();
    }

    protected abstract void Begin(ImmutableArray<string> notes);

    protected abstract void BeginRegion(string id, IEnumerable<string> title, GraphNetwork? network);

    protected abstract void EndRegion();

    protected abstract void Service(GraphService service, bool isInRegion);

    protected abstract void Publication(GraphPublication publication);

    /// <summary>A service that lives in another region is on this network too.</summary>
    protected abstract void Guest(GraphService guest, GraphNetwork network);

    protected abstract void Shares(GraphService service, GraphService owner);

    /// <summary>What the view of networks needs beside its nodes and edges.</summary>
    protected virtual void Networks(ImmutableArray<GraphNetwork> networks)
    {
    }

    protected abstract void Vantage(string vantage);

    protected abstract void Exposed(GraphPublication publication);

    protected abstract void Arrows(ImmutableArray<Reached> arrows);

    protected abstract void End();

    private void WriteNetworks()
    {
        var regions = GraphRegion.Of(graph);
        foreach (var region in regions)
        {
            BeginRegion(
                region.Network?.Id ?? "r" + region.Kind,
                region.Network is { } network ? [network.Name, network.Traits] : [GraphLabels.Region(region.Kind), GraphLabels.RegionTraits(region.Kind)],
                region.Network);
            foreach (var service in region.Residents)
                Service(service, isInRegion: true);
            EndRegion();
        }

        foreach (var publication in graph.Publications)
            Publication(publication);
        foreach (var region in regions)
        {
            foreach (var guest in region.Guests)
                Guest(guest, region.Network!);
        }

        foreach (var service in graph.Services.Where(service => service.SharesWith.Length > 0))
        {
            if (graph.Services.FirstOrDefault(other => other.Name == service.SharesWith && other.Project == service.Project) is { } owner)
                Shares(service, owner);
        }

        Networks(graph.Networks);
    }

    private void WriteExposure()
    {
        var exposed = graph.Publications.Select(publication => publication.Service).ToHashSet(StringComparer.Ordinal);
        WriteVantages(graph.Publications.Select(publication => publication.Widest));
        foreach (var service in graph.Services.Where(service => exposed.Contains(service.Id)))
            Service(service, isInRegion: false);
        foreach (var publication in graph.Publications.Where(publication => !publication.OpenFrom.IsEmpty))
            Exposed(publication);
    }

    private void WriteReaches()
    {
        var arrows = Reached.Of(graph);
        WriteVantages(arrows.Select(reached => reached.From));
        foreach (var service in graph.Services)
            Service(service, isInRegion: false);
        Arrows(arrows);
    }

    private void WriteVantages(IEnumerable<string> used)
    {
        var found = used.ToHashSet(StringComparer.Ordinal);
        foreach (var vantage in NetworkGraph.Vantages.Where(found.Contains))
            Vantage(vantage);
    }
}
