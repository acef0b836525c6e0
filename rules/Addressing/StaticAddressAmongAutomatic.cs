using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>A fixed address that the engine may have given to another container by then.</summary>
public sealed partial class StaticAddressAmongAutomatic : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var item in context.Topology.StaticAddresses)
        {
            if (item.Network is not { HasKnownAddresses: true, Driver: NetworkDriver.Bridge }
                || item.Network.Subnets.FirstOrDefault(subnet => subnet.Prefix.IsIPv4 && subnet.Prefix.Contains(item.Address)) is not { } subnet
                || subnet.Range is { } range && !range.Contains(item.Address))
                continue;
            // The lowest free addresses go first: as many as there are containers without one of their own that may start before.
            var first = (subnet.Range ?? subnet.Prefix).Address;
            var others = context.Topology.EndpointsOn[item.Network].Where(endpoint => endpoint.IPv4 is null && IsBefore(context, endpoint.Sandbox.Owner, item.Workload)).ToList();
            if (others.Count > 0 && item.Address.CompareTo(first.Add((ulong)(others.Count + (subnet.Range is null ? 1 : 0)))) <= 0)
                context.Report(
                    item.Element,
                    others[0].Sandbox.Owner,
                    $"{item} of {item.Workload} is one of the first addresses that the engine gives away: {others[0].Sandbox.Owner} has it when it starts first",
                    Confidence.Medium);
        }
    }

    private static bool IsBefore(TopologyContext context, Workload? owner, Workload workload) =>
        owner is not null && owner != workload && owner.Presence.CanCoexist(workload.Presence) == Coexistence.Always && !context.Topology.StartsAfter(owner, workload);
}
