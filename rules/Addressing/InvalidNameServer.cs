using ComposeLint.Analysis;

namespace ComposeLint.Rules.Addressing;

/// <summary>A name server that is given by name.</summary>
public sealed partial class InvalidNameServer : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("bad-name-server"))
            context.Report(told, $"{told.Value}, a name server of {told.Workload}, is no address");
    }
}
