using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Exposure;

/// <summary>A capability that reaches beyond its container.</summary>
public sealed partial class DangerousCapability : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            // A privileged container has them all, and a rule of its own.
            if (workload.HostAccess.Privileged is not null)
                continue;
            foreach (var setting in workload.HostAccess.Capabilities)
                if (Capability.Find(setting.Value.Value) is { } capability && Reaches(workload, capability))
                    context.Report(setting, $"{workload} has {setting.Value.Value}: it can {capability.Opens}");
        }
    }

    private static bool Reaches(Workload workload, Capability capability) => capability.When switch
    {
        "always" => true,
        "network" => workload.Mode is { Kind: NetworkModeKind.Host },
        _ => workload.HostAccess.HostNamespaces.Any(setting => setting.Name == capability.When),
    };
}
