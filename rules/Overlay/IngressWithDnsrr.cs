using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Overlay;

/// <summary>The routing mesh needs the virtual address that dnsrr does without.</summary>
public sealed partial class IngressWithDnsrr : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Kind != WorkloadKind.SwarmService || workload.EndpointMode is not { IsKnown: true, Value: "dnsrr" } mode)
                continue;
            foreach (var port in workload.Ports)
                if (port.Mode is null or { IsKnown: true, Value: PublishMode.Ingress })
                    context.Report(
                        port,
                        workload.Part("deploy.endpoint_mode", mode),
                        $"{workload} publishes {port.Container} through the routing mesh, which endpoint_mode dnsrr rules out: the service is refused");
        }
    }
}
