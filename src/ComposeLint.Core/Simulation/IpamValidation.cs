using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>What the engine finds wrong with <c>ipam.config</c> when a network is made (moby api/types/network/ipam.go ValidateIPAM; before 25 libnetwork/network.go).</summary>
internal sealed class IpamValidation(EngineState engine)
{
    public List<NetworkFault> Faults(NetworkDeclaration network, bool ipv6)
    {
        var faults = new List<NetworkFault>();
        foreach (var pool in network.Pools)
        {
            if (pool.Subnet is { IsKnown: false })
                continue;
            var subnet = Text(pool.Subnet);
            if (!IpPrefix.TryParse(subnet, out var prefix, out var written))
            {
                faults.Add(Fault(Subnet(pool), "bad-subnet", subnet));
                continue;
            }

            if (!prefix.IsIPv4 && !ipv6)
                continue;
            if (!engine.Has(EngineBehaviour.ValidatesIpam))
            {
                AddOldFaults(faults, pool, prefix);
                continue;
            }

            if (written != prefix.Address)
                faults.Add(Fault(Subnet(pool), "host-bits", subnet, prefix.ToString()));
            AddRange(faults, pool, prefix);
            AddGateway(faults, pool, prefix);
            foreach (var aux in pool.AuxAddresses)
            {
                if (!aux.Address.TryGet(out var text))
                    continue;
                if (!IpAddress.TryParse(text, out var address))
                    faults.Add(Fault(pool.Part("aux_addresses." + aux.HostName, aux.Address), "bad-aux", aux.HostName) with { Value = text });
                else if (!prefix.Contains(address))
                    faults.Add(Fault(pool.Part("aux_addresses." + aux.HostName, aux.Address), "aux-outside", aux.HostName, prefix.ToString()) with { Value = text });
            }
        }

        return faults;
    }

    /// <summary>Before 25 the engine looks at little more than whether an address is one (libnetwork/network.go, ipam/allocator.go).</summary>
    private void AddOldFaults(List<NetworkFault> faults, AddressPool pool, IpPrefix prefix)
    {
        if (Text(pool.Gateway) is { Length: > 0 } gateway && !IpAddress.TryParse(gateway, out _))
            faults.Add(Fault(pool.Part("gateway", pool.Gateway!.Value), "bad-gateway", gateway));
        foreach (var aux in pool.AuxAddresses)
            if (aux.Address.TryGet(out var text) && IpAddress.TryParse(text, out var address) && !prefix.Contains(address))
                faults.Add(Fault(pool.Part("aux_addresses." + aux.HostName, aux.Address), "aux-outside", aux.HostName, prefix.ToString(), text) with { Value = text });
    }

    private static IElement Subnet(AddressPool pool) => pool.Subnet is { } subnet ? pool.Part("subnet", subnet) : pool;

    private NetworkFault Fault(IElement at, string id, params string[] names) => new(id, engine.Messages.Text(id, names), at, names[0]);

    private static string Text(Located<string>? value) => value is { IsKnown: true } known ? known.Value : "";

    private static string Family(IpPrefix prefix) => prefix.IsIPv4 ? "IPv4" : "IPv6";

    private void AddRange(List<NetworkFault> faults, AddressPool pool, IpPrefix prefix)
    {
        var text = Text(pool.IpRange);
        if (text.Length == 0)
            return;
        if (!IpPrefix.TryParse(text, out var range, out var written))
        {
            faults.Add(Fault(pool.Part("ip_range", pool.IpRange!.Value), "bad-range", text));
            return;
        }

        if (range.IsIPv4 != prefix.IsIPv4)
        {
            faults.Add(Fault(pool.Part("ip_range", pool.IpRange!.Value), "range-family", text, Family(prefix)));
            return;
        }

        if (range.Length < prefix.Length)
            faults.Add(Fault(pool.Part("ip_range", pool.IpRange!.Value), "range-bigger", text, prefix.ToString()));
        if (written != range.Address)
            faults.Add(Fault(pool.Part("ip_range", pool.IpRange!.Value), "range-host-bits", text, range.ToString()));
        if (!range.Overlaps(prefix))
            faults.Add(Fault(pool.Part("ip_range", pool.IpRange!.Value), "range-outside", text, prefix.ToString()));
    }

    private void AddGateway(List<NetworkFault> faults, AddressPool pool, IpPrefix prefix)
    {
        var text = Text(pool.Gateway);
        if (text.Length == 0)
            return;
        if (!IpAddress.TryParse(text, out var gateway))
            faults.Add(Fault(pool.Part("gateway", pool.Gateway!.Value), "bad-gateway", text));
        else if (gateway.IsIPv4 != prefix.IsIPv4)
            faults.Add(Fault(pool.Part("gateway", pool.Gateway!.Value), "gateway-family", text, Family(prefix)));
        else if (!prefix.Contains(gateway))
            faults.Add(Fault(pool.Part("gateway", pool.Gateway!.Value), "gateway-outside", text, prefix.ToString()));
    }
}

/// <summary>One fault of a network's configuration.</summary>
/// <param name="MessageId">The message's name.</param>
/// <param name="Text">The message.</param>
/// <param name="At">Where it is written.</param>
/// <param name="Value">The value at fault.</param>
internal sealed record NetworkFault(string MessageId, string Text, IElement At, string Value);
