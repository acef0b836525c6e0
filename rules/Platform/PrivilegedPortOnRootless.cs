using ComposeLint.Analysis;

namespace ComposeLint.Rules.Platform;

/// <summary>A port that only root may bind.</summary>
public sealed partial class PrivilegedPortOnRootless : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("privileged-port"))
            context.Report(told, $"{told.Workload} publishes {told.Value}: a rootless engine may not bind ports below 1024");
    }
}
