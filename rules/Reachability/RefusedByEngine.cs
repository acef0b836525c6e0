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
        // Containers of programs and tests do not come up together, a file with keys of a swarm is likely for one, and what the loader refuses is a finding already.
        if (context.Topology.Workloads.Any(workload => workload.Presence.Target == DeploymentTarget.Containers || workload.HasSwarmKeys && workload.Presence.Target == DeploymentTarget.Compose)
            || context.Engine.Refusal is not { } refusal || refusal.MessageId == "load")
            return;
        var who = refusal.Source switch
        {
            RefusalSource.Compose => "Docker Compose",
            RefusalSource.Client => "docker stack deploy",
            _ => "Docker Engine " + context.Engine.Options.Engine,
        };
        var message = refusal.Message.Replace("\n", " ");
        context.Report(
            refusal.Subject,
            refusal.Evidence,
            refusal is { IsByChance: true, Evidence: { } other }
                ? $"{who} refuses one of {refusal.Subject} and {other}, whichever comes second: {message}"
                : $"{who} refuses {refusal.Subject} {When(refusal.Point)}: {message}",
            help: What(refusal.Point),
            engine: refusal.Source == RefusalSource.Engine ? context.Engine.Options.Engine.ToString() : null);
    }

    private static string When(RefusalPoint point) => point switch
    {
        RefusalPoint.Load => "before anything exists",
        RefusalPoint.CreateNetwork => "while networks are made",
        RefusalPoint.CreateContainer => "while containers are created",
        RefusalPoint.StartContainer => "when it starts",
        _ => "while services are made",
    };

    private static string What(RefusalPoint point) => point switch
    {
        RefusalPoint.Load => "nothing is brought up until it is mended",
        RefusalPoint.CreateNetwork => "no container is created; networks made before it stay",
        RefusalPoint.CreateContainer => "nothing runs; containers created before it stay",
        RefusalPoint.StartContainer => "what was started before it runs, whatever depends on it stays created",
        _ => "the services made before it run, the rest are missing",
    };
}
