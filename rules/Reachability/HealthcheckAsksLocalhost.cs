using ComposeLint.Analysis;
using ComposeLint.Inference;
using ComposeLint.Knowledge;
using ComposeLint.Text;

namespace ComposeLint.Rules.Reachability;

/// <summary>The health check asks localhost where that may be IPv6.</summary>
public sealed partial class HealthcheckAsksLocalhost : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (HealthProbe.Of(workload) is not { AsksLocalhost: true, Tool: "wget" or "nc" } probe)
                continue;
            var image = workload.Built is { } built ? built.BaseImage : workload.IsBuilt ? null : workload.Image;
            if (image is { } known && known.TryGet(out var reference) && BaseImage.Find(reference) is { Libc: "musl" } && workload.Built?.Packages.Contains("wget") != true)
                context.Report(
                    new Element(probe.Place, probe.Context, workload.Name, workload.Key + ".healthcheck.localhost"),
                    $"the health check of {workload} asks localhost, which {probe.Tool} of this image takes for ::1: ask 127.0.0.1",
                    Confidence.Medium);
        }
    }
}
