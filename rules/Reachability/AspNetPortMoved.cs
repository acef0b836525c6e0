using ComposeLint.Analysis;
using ComposeLint.Inference;
using ComposeLint.Text;

namespace ComposeLint.Rules.Reachability;

/// <summary>A port is published that ASP.NET Core does not listen on.</summary>
public sealed partial class AspNetPortMoved : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Built is not { } image || AspNetPorts.Of(image, workload.Variables) is not { } web)
                continue;
            // What the code itself binds to loopback is told of the code.
            if (web.Given is { IsLoopbackOnly: true, IsOfCode: true })
                continue;
            foreach (var port in workload.Ports)
            {
                // Of other ports it cannot be said who listens there, unless the web server is deaf to all of them.
                if (!port.Container.TryGet(out var inside) || inside.Count != 1 || web.Ports.Contains(inside.First) || inside.First is not (80 or 8080) && web.Given?.Addresses.Any(address => address.IsLoopback && address.Port == inside.First) != true)
                    continue;
                var ports = web.Ports.IsEmpty ? "loopback only" : string.Join(" and ", web.Ports);
                context.Report(
                    port.Part("target", port.Container),
                    $"{workload} publishes port {inside.First}, but it listens on {ports}",
                    Confidence.Medium,
                    related: ImmutableArray.Create(new Annotation(web.Evidence, web.IsDefault ? $"ASP.NET Core {web.Major} listens on {ports}" : $"sets {ports}")));
            }
        }
    }
}
