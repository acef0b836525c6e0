using ComposeLint.Analysis;

namespace ComposeLint.Rules.Reachability;

/// <summary>Keys that a service in the host's own namespaces cannot have.</summary>
public sealed partial class KeysAgainstHostNamespace : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("host-links", "uts-hostname"))
            context.Report(told, told.MessageId == "host-links"
                ? $"{told.Workload} runs in the host's network and cannot have links: the engine refuses it"
                : $"{told.Workload} has the host's own name (uts: host) and cannot have another: the engine refuses it");
    }
}
