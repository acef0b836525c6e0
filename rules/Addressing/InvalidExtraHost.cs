using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>A line for the hosts file without an address.</summary>
public sealed partial class InvalidExtraHost : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            foreach (var host in workload.ExtraHosts)
            {
                if (!host.Address.TryGet(out var text) || text == "host-gateway" || IpAddress.TryParse(text.Trim('[', ']'), out _))
                    continue;
                context.Report(workload.Part("extra_hosts." + host.HostName, host.Address), text.Length == 0 ? $"{host.HostName} of {workload} has no address" : $"{host.HostName} of {workload} has no address but '{text}': the engine refuses it");
            }
        }
    }
}
