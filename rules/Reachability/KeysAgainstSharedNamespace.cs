using ComposeLint.Analysis;

namespace ComposeLint.Rules.Reachability;

/// <summary>Keys that the owner of a network namespace alone may have.</summary>
public sealed partial class KeysAgainstSharedNamespace : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("shared-hostname", "shared-links", "shared-dns", "shared-hosts", "shared-mac", "shared-ports", "shared-expose"))
            context.Report(told, $"{told.Workload} runs in the network of {told.Workload!.Mode!.Target} and cannot have {Key(told.MessageId)} of its own: the engine refuses it");
    }

    private static string Key(string messageId) => messageId switch
    {
        "shared-hostname" => "a hostname",
        "shared-links" => "links",
        "shared-dns" => "dns",
        "shared-hosts" => "extra_hosts",
        "shared-mac" => "a mac_address",
        "shared-ports" => "ports",
        _ => "expose",
    };
}
