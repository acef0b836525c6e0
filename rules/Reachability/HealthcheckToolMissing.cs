using ComposeLint.Analysis;
using ComposeLint.Inference;
using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>The health check starts a program that the image does not have.</summary>
public sealed partial class HealthcheckToolMissing : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Built is not { CopiesFromElsewhere: false } built || HealthProbe.Of(workload) is not { } probe)
                continue;
            var image = built.BaseImage is not { } known ? BaseImage.Scratch : known.TryGet(out var reference) ? BaseImage.Find(reference) : null;
            var program = image is null ? null : probe.UsesShell && !image.HasShell ? "sh" : image.Lacks.Contains(probe.Tool) && !IsInstalled(built, probe.Tool) ? probe.Tool : null;
            if (program is not null)
                context.Report(
                    new Element(probe.Place, probe.Context, workload.Name, workload.Key + ".healthcheck.tool"),
                    $"the health check of {workload} needs {program}, but its base image has no {program}",
                    Confidence.Medium,
                    related: ImmutableArray.Create(new Annotation(built.Span, "has no " + program)));
        }
    }

    private static bool IsInstalled(BuiltImage image, string tool) => tool == "nc"
        ? image.Packages.Any(package => package.StartsWith("netcat", StringComparison.Ordinal) || package is "nc" or "ncat")
        : image.Packages.Contains(tool);
}
