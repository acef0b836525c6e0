using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Text;

namespace ComposeLint.Rules.Platform;

/// <summary>A port that a Mac uses itself.</summary>
public sealed partial class PortHeldByMacOs : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
            foreach (var port in workload.Ports)
                if (!port.IsChoice && context.BindingsOf(port).FirstOrDefault(binding => binding.HostAddress.IsAny && binding.HostPort != 0) is { } binding
                    && ReservedPort.Find("macos", new PortRange(binding.HostPort), binding.Protocol.ToString()) is { } reserved)
                    context.Report(port, $"{workload} publishes {reserved.Ports}, which {reserved.What} holds on a Mac", platforms: Platforms.Mac);
    }
}
