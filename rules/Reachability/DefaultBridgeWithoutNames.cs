using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>Services that need each other where names do not resolve.</summary>
public sealed partial class DefaultBridgeWithoutNames : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            foreach (var dependency in workload.Dependencies)
            {
                if (!dependency.Service.TryGet(out var name) || context.Topology.ServiceBeside(workload, name) is not { } other || !IsApart(workload, other))
                    continue;
                context.Report(
                    workload.Part("depends_on." + name, dependency.Service),
                    $"{workload} cannot find {other} by name: {(workload.Mode is null ? other : workload)} is on the default bridge (network_mode: bridge)",
                    Confidence.Medium);
            }
        }
    }

    /// <summary>Whether the one needs a name of the other that the default bridge does not give; a link gives it, one way.</summary>
    private static bool IsApart(Workload workload, Workload other)
    {
        var mode = workload.Mode?.Kind;
        var otherMode = other.Mode?.Kind;
        if (mode != NetworkModeKind.Bridge && otherMode != NetworkModeKind.Bridge)
            return false;
        if (mode is not (null or NetworkModeKind.Bridge) || otherMode is not (null or NetworkModeKind.Bridge))
            return false;
        foreach (var link in workload.Links)
            if (!link.Target.TryGet(out var target) || target == other.ServiceName)
                return false;
        return !workload.OpenParts.HasFlag(WorkloadParts.Names);
    }
}
