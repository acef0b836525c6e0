using ComposeLint.Text;

namespace ComposeLint.Topology;

/// <summary>A fixed address that a file gives a workload on a network.</summary>
/// <param name="Workload">Who is to have it.</param>
/// <param name="Network">Where.</param>
/// <param name="Address">The address.</param>
/// <param name="Element">Where it is written.</param>
public sealed record StaticAddress(Workload Workload, Network Network, IpAddress Address, IElement Element)
{
    /// <summary>The well-formed addresses of the workloads for whom they count: a stack ignores them.</summary>
    internal static IEnumerable<StaticAddress> In(NetworkTopology topology)
    {
        foreach (var workload in topology.Workloads)
        {
            if (workload.Kind == WorkloadKind.SwarmService)
                continue;
            foreach (var attachment in workload.Attachments)
            {
                if (!topology.NetworkOf.TryGetValue(attachment, out var network))
                    continue;
                foreach (var (key, written) in new[] { ("ipv4_address", attachment.IPv4Address), ("ipv6_address", attachment.IPv6Address) })
                    if (written is { } value && value.TryGet(out var text) && IpAddress.TryParse(text, out var address))
                        yield return new StaticAddress(workload, network, address, workload.Part("networks." + attachment.NetworkName + "." + key, value));
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Address.ToString();
}
