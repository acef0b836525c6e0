using ComposeLint.Analysis.Surfaces;
using ComposeLint.Compose;
using ComposeLint.Compose.Lowering;
using ComposeLint.CSharp;
using ComposeLint.Inference;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Analysis;

/// <summary>Loads the Compose files that C# brings up, so that its rules see both sides; neither surface sees the other.</summary>
internal static class LinkedProjects
{
    /// <summary>The unit with its links followed; another unit as it is.</summary>
    public static SurfaceUnit Follow(SurfaceUnit unit, SourceSet sources, CancellationToken cancellation)
    {
        if (unit is not CSharpUnit { Model: var model } csharp || model.ComposeLinks.All(link => link.Files.IsEmpty))
            return unit;
        return csharp.With(model with { ComposeLinks = model.ComposeLinks.Select(link => Follow(link, sources, cancellation)).ToImmutableArray() });
    }

    private static ComposeLinkFact Follow(ComposeLinkFact link, SourceSet sources, CancellationToken cancellation)
    {
        var paths = link.Files.Select(file => file.Path).OfType<string>().ToImmutableArray();
        if (paths.Length != link.Files.Length || paths.IsEmpty)
            return link;
        var project = ComposeLoader.Load(new LoadRequest(paths), sources, cancellation);
        var builds = new BuildReader(project, sources, cancellation);
        var lowered = ListenerInference.Apply(ComposeLowering.Lower(project, new LoweringOptions { Images = builds.Read }));
        var services = project.Services.Items.Concat(project.DisabledServices.Items).Select(service => Service(service, lowered.Workloads)).ToImmutableArray();
        return link with { Project = new LinkedProject(services) { Open = link.OpenFiles ?? project.OpenReason ?? project.Services.OpenReason } };
    }

    private static LinkedService Service(ComposeService service, ImmutableArray<Workload> workloads)
    {
        var workload = workloads.FirstOrDefault(item => item.ServiceName == service.Name);
        var fixedPorts = workload is null ? [] : workload.Ports.Where(port => !port.IsDynamic && port.Host is { IsKnown: true }).Select(port => ((IElement)port, port.Host!.Value.Value.First));
        return new LinkedService(service, fixedPorts.ToImmutableArray())
        {
            Listens = workload is null ? ImmutableArray<int>.Empty : workload.Listeners.Where(listener => listener.Protocol == Protocol.Tcp).Select(listener => listener.Port).Distinct().OrderBy(port => port).ToImmutableArray(),
        };
    }
}
