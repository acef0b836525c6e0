using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>A name server that is given by name.</summary>
public sealed partial class InvalidNameServer : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
            foreach (var server in workload.NameServers)
                if (server.TryGet(out var text) && !IpAddress.TryParse(text, out _))
                    context.Report(workload.Part("dns." + text, server), $"{text}, a name server of {workload}, is no address", engine: "25");
    }
}
