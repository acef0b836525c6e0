using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Inference;

/// <summary>What a workload built from a Dockerfile is believed to listen on, and why.</summary>
public static class ImageListeners
{
    /// <summary>A wider range (RTP, FTP) says where listeners may come, not that there are as many.</summary>
    public const int WidestRange = 8;

    /// <summary>The listeners: of ASP.NET Core, of EXPOSE, and of a base image that is known, in that order; each port once.</summary>
    public static ImmutableArray<Listener> Of(BuiltImage image, ImmutableArray<Variable> variables)
    {
        var listeners = ImmutableArray.CreateBuilder<Listener>();
        var seen = new HashSet<(int, Protocol)>();
        if (AspNetPorts.Of(image, variables) is { } web)
            foreach (var port in web.Ports)
                Add(port, Protocol.Tcp, web.IsDefault ? $"the default port of ASP.NET Core {web.Major}" : "the address that ASP.NET Core is given", web.Evidence);
        foreach (var exposed in image.Exposed)
            if (exposed.Ports.TryGet(out var range) && range.Count <= WidestRange)
                for (var port = range.First; port <= range.Last; port++)
                    Add(port, exposed.Protocol, "EXPOSE", exposed.Ports.Span);
        if (image.BaseImage is { } known && known.TryGet(out var reference) && KnownImage.Find(reference) is { IsExact: true } knowledge)
            foreach (var range in knowledge.Ports)
                for (var port = range.First; port <= range.Last && range.Count <= WidestRange; port++)
                    Add(port, Protocol.Tcp, "image " + knowledge.Image, image.Span);
        return listeners.ToImmutable();

        void Add(int port, Protocol protocol, string reason, SourceSpan evidence)
        {
            if (port > 0 && seen.Add((port, protocol)))
                listeners.Add(new Listener(null, port, protocol, reason, evidence));
        }
    }
}
