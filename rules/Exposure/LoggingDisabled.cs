using ComposeLint.Analysis;

namespace ComposeLint.Rules.Exposure;

/// <summary>A service that leaves no log.</summary>
public sealed partial class LoggingDisabled : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
            if (workload.LogDriver is { IsKnown: true, Value: "none" } driver)
                context.Report(workload.Part("logging.driver", driver), $"{workload} keeps no log: nothing shows afterwards what happened");
    }
}
