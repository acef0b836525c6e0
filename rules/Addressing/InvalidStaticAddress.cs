using ComposeLint.Analysis;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>A fixed address that is none.</summary>
public sealed partial class InvalidStaticAddress : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Kind == WorkloadKind.SwarmService)
                continue;
            foreach (var attachment in workload.Attachments)
            {
                Check(context, workload, attachment, "ipv4_address", attachment.IPv4Address, isIPv4: true);
                Check(context, workload, attachment, "ipv6_address", attachment.IPv6Address, isIPv4: false);
                foreach (var address in attachment.LinkLocalAddresses)
                    Check(context, workload, attachment, "link_local_ips", address, isIPv4: null);
            }
        }
    }

    private static void Check(TopologyContext context, Workload workload, Attachment attachment, string key, Located<string>? written, bool? isIPv4)
    {
        if (written is not { IsKnown: true, Value.Length: > 0 } value)
            return;
        var family = isIPv4 == true ? "IPv4" : "IPv6";
        var fault = !IpAddress.TryParse(value.Value, out var address) ? "is no address"
            : isIPv4 is { } wanted && address.IsIPv4 != wanted ? "is no " + family + " address" : null;
        if (fault is not null)
            context.Report(workload.Part("networks." + attachment.NetworkName + "." + key, value), $"{value.Value}, the {key} of {workload}, {fault}");
    }
}
