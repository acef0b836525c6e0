using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>What the engine finds wrong with <c>ipam.config</c> when a network is made (moby api/types/network/ipam.go ValidateIPAM; before 25 libnetwork/network.go).</summary>
internal sealed class IpamValidation(EngineState engine)
{
    public List<string> Faults(NetworkDeclaration network, bool ipv6)
    {
        var faults = new List<string>();
        foreach (var pool in network.Pools)
        {
            if (pool.Subnet is { IsKnown: false })
                continue;
            var subnet = Text(pool.Subnet);
            if (!IpPrefix.TryParse(subnet, out var prefix, out var written))
            {
                faults.Add(engine.Messages.Text("bad-subnet", subnet));
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
                faults.Add(engine.Messages.Text("host-bits", subnet, prefix.ToString()));
            AddRange(faults, pool, prefix);
            AddGateway(faults, pool, prefix);
            foreach (var aux in pool.AuxAddresses)
            {
                if (!aux.Address.TryGet(out var text))
                    continue;
                if (!IpAddress.TryParse(text, out var address))
                    faults.Add(engine.Messages.Text("bad-aux", aux.HostName));
                else if (!prefix.Contains(address))
                    faults.Add(engine.Messages.Text("aux-outside", aux.HostName, prefix.ToString()));
            }
        }

        return faults;
    }

    /// <summary>Before 25 the engine looks at little more than whether an address is one (libnetwork/network.go, ipam/allocator.go).</summary>
    private void AddOldFaults(List<string> faults, AddressPool pool, IpPrefix prefix)
    {
        if (Text(pool.Gateway) is { Length: > 0 } gateway && !IpAddress.TryParse(gateway, out _))
            faults.Add(engine.Messages.Text("bad-gateway", gateway));
        foreach (var aux in pool.AuxAddresses)
            if (aux.Address.TryGet(out var text) && IpAddress.TryParse(text, out var address) && !prefix.Contains(address))
                faults.Add(engine.Messages.Text("aux-outside", aux.HostName, prefix.ToString(), text));
    }

    private static string Text(Located<string>? value) => value is { IsKnown: true } known ? known.Value : "";

    private static string Family(IpPrefix prefix) => prefix.IsIPv4 ? "IPv4" : "IPv6";

    private void AddRange(List<string> faults, AddressPool pool, IpPrefix prefix)
    {
        var text = Text(pool.IpRange);
        if (text.Length == 0)
            return;
        if (!IpPrefix.TryParse(text, out var range, out var written))
        {
            faults.Add(engine.Messages.Text("bad-range", text));
            return;
        }

        if (range.IsIPv4 != prefix.IsIPv4)
        {
            faults.Add(engine.Messages.Text("range-family", text, Family(prefix)));
            return;
        }

        if (range.Length < prefix.Length)
            faults.Add(engine.Messages.Text("range-bigger", text, prefix.ToString()));
        if (written != range.Address)
            faults.Add(engine.Messages.Text("range-host-bits", text, range.ToString()));
        if (!range.Overlaps(prefix))
            faults.Add(engine.Messages.Text("range-outside", text, prefix.ToString()));
    }

    private void AddGateway(List<string> faults, AddressPool pool, IpPrefix prefix)
    {
        var text = Text(pool.Gateway);
        if (text.Length == 0)
            return;
        if (!IpAddress.TryParse(text, out var gateway))
            faults.Add(engine.Messages.Text("bad-gateway", text));
        else if (gateway.IsIPv4 != prefix.IsIPv4)
            faults.Add(engine.Messages.Text("gateway-family", text, Family(prefix)));
        else if (!prefix.Contains(gateway))
            faults.Add(engine.Messages.Text("gateway-outside", text, prefix.ToString()));
    }
}
