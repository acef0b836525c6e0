using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Exposure;

/// <summary>A container in a namespace of the host.</summary>
public sealed partial class HostNamespace : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Kind == WorkloadKind.SwarmService)
                continue;
            foreach (var setting in workload.HostAccess.HostNamespaces)
                if (Opens(setting.Name) is { } opens)
                    context.Report(setting, $"{workload} {opens} ({setting.Name}: host)");
        }
    }

    private static string? Opens(string key) => key switch
    {
        "pid" => "sees and signals the processes of the host",
        "ipc" => "shares the host's shared memory and message queues",
        "uts" => "shares the host's name",
        "userns_mode" => "is exempt from the engine's user remapping: its root is the host's",
        _ => null,
    };
}
