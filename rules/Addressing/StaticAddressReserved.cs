using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>A fixed address that the engine has given away already: the network's, the broadcast's, the gateway's, an auxiliary one.</summary>
public sealed partial class StaticAddressReserved : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("address-taken", "attach-failed"))
            if (told is { Network: { } network, Refusal.Holder: { } holder })
                context.Report(told, $"{told.Value} of {told.Workload} is {holder}, and taken", evidence: PoolOf(network, told.Value));
    }

    private static AddressPool? PoolOf(NetworkDeclaration network, string text) =>
        IpAddress.TryParse(text, out var address) ? network.Pools.FirstOrDefault(pool => pool.Prefix?.Contains(address) == true) : null;
}
