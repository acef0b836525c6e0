using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>Keys that a service in the host's own namespaces cannot have.</summary>
public sealed partial class KeysAgainstHostNamespace : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Mode is { Kind: NetworkModeKind.Host } mode && context.Topology.LinksOf(workload).FirstOrDefault() is { } link)
                context.Report(
                    workload.Part("links", link.Target),
                    workload.Part("network_mode", mode.Written),
                    $"{workload} runs in the host's network and cannot have links: the engine refuses it");
            if (workload.Hostname is { } hostname && workload.HostAccess.HostNamespaces.FirstOrDefault(item => item.Name == "uts") is { } uts)
                context.Report(workload.Part("hostname", hostname), uts, $"{workload} has the host's own name (uts: host) and cannot have another: the engine refuses it");
        }
    }
}
