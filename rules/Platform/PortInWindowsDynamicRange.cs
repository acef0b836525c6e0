using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Text;

namespace ComposeLint.Rules.Platform;

/// <summary>A port that Windows may give away or reserve.</summary>
public sealed partial class PortInWindowsDynamicRange : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
            foreach (var port in workload.Ports)
                if (!port.IsDynamic && context.BindingsOf(port).FirstOrDefault(binding => binding.HostPort != 0) is { } binding
                    && ReservedPort.Find("windows", new PortRange(binding.HostPort), binding.Protocol.ToString()) is { } reserved)
                    context.Report(
                        port,
                        $"{workload} publishes {port.Host}, one of {reserved.What} ({reserved.Ports}): Windows may have reserved it",
                        platforms: Platforms.Windows);
    }
}
