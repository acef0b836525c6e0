using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>A service that waits for the health of one that has no health check.</summary>
public sealed partial class HealthyWithoutHealthcheck : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Kind == WorkloadKind.SwarmService)
                continue;
            foreach (var dependency in workload.Dependencies)
            {
                if (!dependency.WaitsForHealth || !dependency.Service.TryGet(out var name) || context.Topology.ServiceBeside(workload, name) is not { } other)
                    continue;
                var why = Missing(other);
                if (why is not null)
                    context.Report(
                        new Element(dependency.ConditionSpan, workload.Context, name, workload.Key + ".depends_on." + name + ".condition"),
                        other,
                        $"{workload} waits until {other} is healthy, {why}: it never starts");
            }
        }
    }

    /// <summary>Why it is known to have no health check; null when it has one, or may have.</summary>
    private static string? Missing(Workload workload)
    {
        if (workload.Health != HealthCheck.OfImage)
            return workload.Health == HealthCheck.Disabled ? "whose health check is turned off" : null;
        if (!workload.IsBuilt)
            return workload.Image is { IsKnown: true } image && HasNone(image.Value) ? $"which has no health check, nor has its image {image.Value}" : null;
        return workload.Built switch
        {
            null or { Health: HealthCheck.Given } => null,
            { Health: HealthCheck.Disabled } => "whose Dockerfile turns the health check off",
            { BaseImage: null } => "which has no health check, nor has its Dockerfile",
            { BaseImage: { IsKnown: true } image } when HasNone(image.Value) => $"which has no health check, nor has its Dockerfile or {image.Value} below it",
            _ => null,
        };
    }

    private static bool HasNone(string image) => KnownImage.Find(image) is { IsExact: true, HasHealthCheck: false } || BaseImage.Find(image) is { IsExact: true };
}
