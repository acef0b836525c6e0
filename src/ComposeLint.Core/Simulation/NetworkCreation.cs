using System.Globalization;
using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>Makes networks as the engine does: validates, takes address pools, then asks the driver (moby daemon/network.go, libnetwork/controller.go).</summary>
internal sealed class NetworkCreation(EngineState engine)
{
    /// <summary>The networks that every engine has: bridge, host and none; in a swarm ingress and docker_gwbridge too.</summary>
    public void MakePredefined(bool swarm)
    {
        var bridge = new SimulatedNetwork("bridge", Known("bridge"), NetworkDriver.Bridge);
        bridge.IPv4 = new SubnetLease(engine.Node.DefaultBridge, null, isConfigured: false) { Gateway = engine.Node.DefaultBridge.Address.Add(1) };
        bridge.IPv4.TryTake(bridge.IPv4.Gateway.Value);
        engine.AddressSpace.Hold(engine.Node.DefaultBridge);
        engine.Add(bridge);
        engine.Add(new SimulatedNetwork("host", Known("host"), NetworkDriver.Host));
        engine.Add(new SimulatedNetwork("none", Known("none"), NetworkDriver.None));
        if (!swarm)
            return;
        var gateway = new SimulatedNetwork("docker_gwbridge", Known("docker_gwbridge"), NetworkDriver.Bridge)
        {
            IPv4 = Automatic(engine.AddressSpace.NextPool()),
            AllowsInterContainer = false,
        };
        engine.Add(gateway);
        engine.Add(new SimulatedNetwork("ingress", Known("ingress"), NetworkDriver.Overlay) { IPv4 = Automatic(engine.OverlaySpace.NextOverlayPool(), space: engine.OverlaySpace) });
    }

    /// <summary>Makes one network; what refuses it, or null.</summary>
    public Refusal? Make(Network network)
    {
        var declared = network.Declaration;
        var name = network.RealName ?? declared.LocalName;
        if (engine.NetworkNamed(name) is not null)
            return null;
        if (network.IsForeign)
        {
            engine.Add(Foreign(network, name));
            return null;
        }

        var made = new SimulatedNetwork(name, network, network.Driver)
        {
            IsInternal = network.IsInternal,
            IsAttachable = declared.Attachable is { IsKnown: true, Value: true },
            Parent = Option(declared, "parent"),
            ComposeKey = declared.Presence.Target == DeploymentTarget.Compose ? declared.LocalName : "",
            TakesOneMember = network.Driver == NetworkDriver.Macvlan && Option(declared, "macvlan_mode") == "passthru",
            BridgeDevice = Option(declared, "com.docker.network.bridge.name"),
            IsUnknown = declared.IsOpen || network.Driver == NetworkDriver.Other && declared.DriverName is { IsKnown: false },
        };
        var ipv6 = declared.EnableIPv6 is { IsKnown: true, Value: true };
        var ipv4 = !engine.Has(EngineBehaviour.EnableIPv4) || declared.EnableIPv4 is not { IsKnown: true, Value: false };
        made.Mode4 = BridgeOptions.Mode(engine, declared, "gateway_mode_ipv4");
        made.Mode6 = BridgeOptions.Mode(engine, declared, "gateway_mode_ipv6");
        var refusal = Validate(declared, ipv6) ?? CheckDriver(declared) ?? LeasePools(made, declared, ipv4, ipv6) ?? ConfigureDriver(made, declared);
        if (refusal is not null)
            return refusal;
        engine.Add(made);
        return null;
    }

    private Network? Known(string name)
    {
        foreach (var network in engine.Topology.Networks)
            if (network.RealName == name && network.IsForeign)
                return network;
        return null;
    }

    /// <summary>A subnet of the engine's choice; isolated, the node takes no address of it.</summary>
    private SubnetLease? Automatic(IpPrefix? pool, GatewayMode mode = GatewayMode.Nat, AddressSpace? space = null)
    {
        if (pool is not { } prefix)
            return null;
        (space ?? engine.AddressSpace).Hold(prefix);
        var lease = new SubnetLease(prefix, null, isConfigured: false);
        if (mode != GatewayMode.Isolated && lease.TryTakeNext(out var gateway))
            lease.Gateway = gateway;
        return lease;
    }

    /// <summary>A network that others make: taken for a plain bridge with addresses of its own, and marked as not known.</summary>
    private SimulatedNetwork Foreign(Network network, string name) => new(name, network, network.Driver == NetworkDriver.Other ? NetworkDriver.Bridge : network.Driver)
    {
        IPv4 = Automatic(engine.AddressSpace.NextPool()),
        IsUnknown = true,
        IsAttachable = true,
    };

    private static string? Option(NetworkDeclaration network, string name) => network.Option(name) is { IsKnown: true } option ? option.Value : null;

    private Refusal? Validate(NetworkDeclaration network, bool ipv6)
    {
        var faults = new IpamValidation(engine).Faults(network, ipv6);
        if (faults.Count == 0)
            return null;
        var text = faults.Count == 1 ? faults[0] : "* " + string.Join("\n* ", faults);
        return Refuse(network, "invalid-network-config", engine.Has(EngineBehaviour.ValidatesIpam) ? engine.Messages.Text("invalid-network-config", text) : faults[0]);
    }

    private Refusal? CheckDriver(NetworkDeclaration network)
    {
        if (network.Driver == NetworkDriver.Overlay && engine.Node.Swarm != SwarmRole.Manager)
            return Refuse(network, "not-a-manager", engine.Messages.Text("not-a-manager"));
        if (network.DriverName is { } driver && driver.TryGet(out var name))
        {
            if (name is "host" or "null")
                return Refuse(network, "one-instance", engine.Messages.Text("one-instance", name));
            if (name == "none" || network.Driver == NetworkDriver.Other && engine.Node.IsFresh)
                return Refuse(network, "plugin-missing", engine.Messages.Text("plugin-missing", name));
        }

        return network.IpamDriver is { } ipam && ipam.TryGet(out var ipamName) && ipamName is not ("" or "default" or "null") && engine.Node.IsFresh
            ? Refuse(network, "plugin-missing", engine.Messages.Text("plugin-missing", ipamName)) : null;
    }

    private Refusal? LeasePools(SimulatedNetwork made, NetworkDeclaration network, bool ipv4, bool ipv6)
    {
        if (network.IpamDriver is { } driver && (!driver.TryGet(out var driverName) || driverName is not ("" or "default")))
        {
            made.IsUnknown = true;
            return null;
        }

        var four = 0;
        foreach (var pool in network.Pools)
        {
            if (pool.Prefix is not { } prefix)
            {
                made.IsUnknown |= pool.Subnet is { IsKnown: false };
                continue;
            }

            if (prefix.IsIPv4 ? !ipv4 : !ipv6)
                continue;
            // The swarm gives addresses to an overlay only when something joins it, and says nothing before.
            var isOverlay = network.Driver == NetworkDriver.Overlay;
            var space = isOverlay ? engine.OverlaySpace : engine.AddressSpace;
            made.IsUnallocated |= isOverlay && (!space.IsFree(prefix) || !prefix.IsIPv4);
            if (made.IsUnallocated)
                continue;
            if (!space.IsFree(prefix))
                return Refuse(network, "pool-overlaps", engine.Messages.Text("pool-overlaps"), pool);
            space.Hold(prefix);
            if (prefix.IsIPv4 && ++four > 1 && network.Driver == NetworkDriver.Bridge)
                return Refuse(network, "two-subnets", engine.Messages.Text("two-subnets"), pool);
            if (made.Lease(prefix.IsIPv4) is not null)
                continue;
            if (Lease(made, network, pool, prefix) is { } refusal)
                return refusal;
        }

        if (ipv4 && made.IPv4 is null && network.Driver is not (NetworkDriver.Host or NetworkDriver.None))
        {
            var isOverlay = network.Driver == NetworkDriver.Overlay;
            var pool = isOverlay ? engine.OverlaySpace.NextOverlayPool() : engine.AddressSpace.NextPool();
            if (pool is null)
                return Refuse(network, "pools-exhausted", engine.Messages.Text("pools-exhausted"));
            made.IPv4 = Automatic(pool, made.Mode4, isOverlay ? engine.OverlaySpace : engine.AddressSpace);
        }

        if (ipv6 && made.IPv6 is null && !made.IsUnallocated)
        {
            if (!engine.Has(EngineBehaviour.AutomaticIPv6Subnet))
                return Refuse(network, "no-ipv6-pool", engine.Messages.Text("no-ipv6-pool"));
            made.IPv6 = Automatic(engine.AddressSpace.NextUla(), made.Mode6);
        }

        return null;
    }

    private Refusal? Lease(SimulatedNetwork made, NetworkDeclaration network, AddressPool pool, IpPrefix prefix)
    {
        IpPrefix? range = pool.IpRange is { } written && written.TryGet(out var block) && IpPrefix.TryParse(block, out var parsed) ? parsed : null;
        var lease = new SubnetLease(prefix, range, isConfigured: true);
        if (pool.Gateway is { } given && given.TryGet(out var text) && IpAddress.TryParse(text, out var gateway))
        {
            if (!prefix.Contains(gateway))
                return Refuse(network, "gateway-outside", network.Driver == NetworkDriver.Overlay
                    ? engine.Messages.Text("overlay-gateway-outside", prefix.ToString(), text)
                    : engine.Messages.Text("gateway-outside", text, prefix.ToString()), pool);
            if (!lease.TryTake(gateway))
                return Refuse(network, "gateway-taken", engine.Messages.Text("gateway-taken", text), pool);
            lease.Gateway = gateway;
        }
        else if (prefix.IsIPv4 && prefix.HostBits <= 1 && !engine.Has(EngineBehaviour.ValidatesIpam))
        {
            return Refuse(network, "no-room-for-gateway", engine.Messages.Text("no-room-for-gateway"), pool);
        }
        else if (made.Mode(prefix.IsIPv4) != GatewayMode.Isolated && lease.TryTakeNext(out var first))
        {
            lease.Gateway = first;
        }

        foreach (var aux in pool.AuxAddresses)
            if (aux.Address.TryGet(out var auxText) && IpAddress.TryParse(auxText, out var address))
                lease.TryTake(address);
        if (prefix.IsIPv4)
            made.IPv4 = lease;
        else
            made.IPv6 = lease;
        return null;
    }

    private Refusal? ConfigureDriver(SimulatedNetwork made, NetworkDeclaration network) => made.Driver switch
    {
        NetworkDriver.Bridge => new BridgeOptions(engine).Apply(made, network),
        NetworkDriver.Macvlan or NetworkDriver.Ipvlan => CheckParent(made, network),
        _ => null,
    };

    private Refusal? CheckParent(SimulatedNetwork made, NetworkDeclaration network)
    {
        if (Option(network, "macvlan_mode") is { } mode && made.Driver == NetworkDriver.Macvlan && mode is not ("bridge" or "private" or "vepa" or "passthru"))
            return Refuse(network, "bad-macvlan-mode", engine.Messages.Text("bad-macvlan-mode", mode));
        // In these modes packets to a neighbour leave by the parent, and nothing brings them back.
        made.AllowsInterContainer = Option(network, "macvlan_mode") is not ("private" or "vepa");
        if (made.Parent is not { } parent)
            return null;
        foreach (var other in engine.Networks)
            if (other.Driver == made.Driver && other.Parent == parent && !(made.Driver == NetworkDriver.Macvlan && engine.Has(EngineBehaviour.SharesMacvlanParent)))
                return Refuse(network, "parent-in-use", engine.Messages.Text("parent-in-use", "dm-" + other.RealName, parent), other.Network?.Declaration);
        if (engine.Node.Interfaces is not { } interfaces || interfaces.Contains(parent))
            return null;
        var dot = parent.IndexOf('.');
        if (dot < 0)
            return Refuse(network, "bad-parent", engine.Messages.Text("bad-parent", parent));
        var vlan = parent.Substring(dot + 1);
        if (!int.TryParse(vlan, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return Refuse(network, "bad-vlan", engine.Messages.Text("bad-vlan", vlan));
        if (!interfaces.Contains(parent.Substring(0, dot)))
            return Refuse(network, "parent-missing", engine.Messages.Text("parent-missing", parent.Substring(0, dot)));
        return engine.Node.HasVlans ? null : Refuse(network, "no-vlans", engine.Messages.Text("no-vlans", parent));
    }

    internal static Refusal Refuse(NetworkDeclaration network, string id, string message, IElement? subject = null) =>
        new(RefusalPoint.CreateNetwork, RefusalSource.Engine, id, message, network) { Evidence = subject == network ? null : subject };
}
