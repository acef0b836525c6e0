using ComposeLint.Analysis;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>What the simulated engine refuses and no other rule explains.</summary>
public sealed partial class RefusedByEngine : TopologyRule
{
    /// <inheritdoc/>
    public override bool GivesWay => true;

    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        // Containers of programs and tests do not come up together, and a file with keys of a swarm is likely for one.
        if (context.Topology.Workloads.Any(workload => workload.Presence.Target == DeploymentTarget.Containers || workload.HasSwarmKeys && workload.Presence.Target == DeploymentTarget.Compose))
            return;
        foreach (var told in context.Refusals())
        {
            // What the loader refuses is a finding already, and which ports a user may bind is a setting of the machine.
            if (told.MessageId is "load" or "privileged-port")
                continue;
            var what = told.Workload?.ToString() ?? told.Network!.ToString();
            context.Report(
                told,
                told.Refusal.IsByChance && (told.Other?.ToString() ?? told.OtherNetwork?.ToString()) is { } other
                    ? $"{EngineWords.Speaker(told)} refuses one of {other} and {what}, whichever comes second: {EngineWords.Words(told)}"
                    : $"{EngineWords.Speaker(told)} refuses {what} {EngineWords.When(told.Refusal.Point)}: {EngineWords.Words(told)}",
                help: What(told.Refusal.Point),
                isSaid: true);
        }
    }

    private static string What(RefusalPoint point) => point switch
    {
        RefusalPoint.Load => "nothing is brought up until it is mended",
        RefusalPoint.CreateNetwork => "no container is created; networks made before it stay",
        RefusalPoint.CreateContainer => "nothing runs; containers created before it stay",
        RefusalPoint.StartContainer => "what was started before it runs, whatever depends on it stays created",
        _ => "the services made before it run, the rest are missing",
    };
}
