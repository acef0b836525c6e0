using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Exposure;

/// <summary>seccomp, AppArmor or SELinux turned off for a container.</summary>
public sealed partial class SecurityProfileDisabled : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Kind == WorkloadKind.SwarmService)
                continue;
            foreach (var option in workload.HostAccess.SecurityOptions)
                if (TurnedOff(option.Value.Value) is { } profile)
                    context.Report(option, $"{workload} runs without {profile}");
        }
    }

    /// <summary>moby daemon/daemon_unix.go parseSecurityOpt: the divider is = or, of old, a colon.</summary>
    private static string? TurnedOff(string option) => option.Replace(':', '=') switch
    {
        "seccomp=unconfined" => "the filter of system calls (seccomp)",
        "apparmor=unconfined" => "its AppArmor profile",
        "label=disable" => "SELinux separation",
        "systempaths=unconfined" => "the masks over /proc and /sys",
        _ => null,
    };
}
