using ComposeLint.Analysis;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>Keys that the owner of a network namespace alone may have.</summary>
public sealed partial class KeysAgainstSharedNamespace : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Mode is not { IsShared: true } mode)
                continue;
            foreach (var (key, at) in Keys(context.Topology, workload))
                context.Report(
                    at,
                    workload.Part("network_mode", mode.Written),
                    $"{workload} runs in the network of {mode.Target} and cannot have {key} of its own: the engine refuses it");
        }
    }

    /// <summary>One element a key, in the order of the engine's checks (moby daemon/container.go and runconfig/hostconfig.go).</summary>
    private static IEnumerable<(string Key, IElement At)> Keys(NetworkTopology topology, Workload workload)
    {
        if (workload.Hostname is { } hostname)
            yield return ("a hostname", workload.Part("hostname", hostname));
        if (topology.LinksOf(workload).FirstOrDefault() is { } link)
            yield return ("links", workload.Part("links", link.Target));
        if (!workload.NameServers.IsEmpty)
            yield return ("dns", workload.Part("dns", workload.NameServers[0]));
        if (!workload.ExtraHosts.IsEmpty)
            yield return ("extra_hosts", workload.Part("extra_hosts", workload.ExtraHosts[0].Address));
        if (!workload.Ports.IsEmpty)
            yield return ("ports", workload.Ports[0]);
        if (!workload.Exposed.IsEmpty)
            yield return ("expose", workload.Part("expose", workload.Exposed[0].Ports));
    }
}
