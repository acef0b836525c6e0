using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>A fixed address that is none.</summary>
public sealed partial class InvalidStaticAddress : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("bad-ipv4", "bad-ipv6", "bad-link-local"))
        {
            var (key, family) = told.MessageId switch
            {
                "bad-ipv4" => ("ipv4_address", "IPv4 address"),
                "bad-ipv6" => ("ipv6_address", "IPv6 address"),
                _ => ("link_local_ips", "address"),
            };
            context.Report(told, $"{told.Value}, the {key} of {told.Workload}, is no {(IpAddress.TryParse(told.Value, out _) ? family : "address")}");
        }
    }
}
