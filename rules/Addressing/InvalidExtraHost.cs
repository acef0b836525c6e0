using ComposeLint.Analysis;

namespace ComposeLint.Rules.Addressing;

/// <summary>A line for the hosts file without an address.</summary>
public sealed partial class InvalidExtraHost : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("bad-extra-host"))
            if (told.Workload is { } workload && workload.ExtraHosts.FirstOrDefault(host => host.Address.Span == told.At.Span) is { } host)
                context.Report(told, told.Value.Length == 0 ? $"{host.HostName} of {workload} has no address" : $"{host.HostName} of {workload} has no address but '{told.Value}': the engine refuses it");
    }
}
