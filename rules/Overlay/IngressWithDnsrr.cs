using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Overlay;

/// <summary>The routing mesh needs the virtual address that dnsrr does without.</summary>
public sealed partial class IngressWithDnsrr : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("dnsrr-ingress"))
            if (told.At is PublishedPort port)
                context.Report(told, $"{told.Workload} publishes {port.Container} through the routing mesh, which endpoint_mode dnsrr rules out: the service is refused");
    }
}
