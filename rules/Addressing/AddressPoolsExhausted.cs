using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>More networks than the engine has subnets to give.</summary>
public sealed partial class AddressPoolsExhausted : TopologyRule
{
    /// <summary>172.17.0.0/16 to 172.31.0.0/16 and 192.168.0.0/16 in blocks of /20, less docker0's (moby daemon/libnetwork/ipamutils/utils.go).</summary>
    private const int DefaultSubnets = 15 + 16 - 1;

    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var automatic = context.Topology.Networks
            .Where(network => network is { IsUsed: true, IsForeign: false, Driver: NetworkDriver.Bridge } && network.Declaration is { IsOpen: false, Pools.IsEmpty: true });
        foreach (var engine in automatic.GroupBy(network => network.Declaration.Presence.HostGroup ?? network.Declaration.Presence.Project, StringComparer.Ordinal))
            if (engine.Skip(DefaultSubnets).FirstOrDefault() is { } first)
                context.Report(
                    first.Declaration,
                    $"{engine.Count()} networks of {engine.Key} want a subnet from the engine, which has {DefaultSubnets} to give: {first.Declaration.LocalName} is refused");
    }
}
