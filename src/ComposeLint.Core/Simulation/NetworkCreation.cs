using System.Globalization;
using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>Makes networks as the engine does: validates, takes address pools, then asks the driver (moby daemon/network.go, libnetwork/controller.go).</summary>
internal sealed class NetworkCreation(EngineState engine)
{
    /// <summary>The networks that every engine has: bridge, host and none; in a swarm docker_gwbridge and the one ingress of all nodes too.</summary>
    /// <param name="swarm">Whether the node is in a swarm.</param>
    /// <param name="ingress">The network that another node of the swarm has made; null for the first.</param>
    public void MakePredefined(bool swarm, SimulatedNetwork? ingress = null)
    {
        var bridge = new SimulatedNetwork("bridge", Known("bridge"), NetworkDriver.Bridge) { BridgeDevice = "docker0" };
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
            BridgeDevice = "docker_gwbridge",
        };
        engine.Add(gateway);
        engine.Add(ingress ?? new SimulatedNetwork("ingress", Known("ingress"), NetworkDriver.Overlay) { IPv4 = Automatic(engine.OverlaySpace.NextOverlayPool(), space: engine.OverlaySpace) });
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
            InhibitsIPv4 = network.Driver == NetworkDriver.Bridge && Option(declared, "com.docker.network.bridge.inhibit_ipv4") is { } inhibit && GoLiterals.ParseBool(inhibit) == true,
            IpvlanMode = network.Driver != NetworkDriver.Ipvlan ? "" : Option(declared, "ipvlan_mode") is { Length: > 0 } mode ? mode : "l2",
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

    /// <summary>A subnet of the engine's choice.</summary>
    private SubnetLease? Automatic(IpPrefix? pool, bool hasGateway = true, AddressSpace? space = null)
    {
        if (pool is not { } prefix)
            return null;
        (space ?? engine.AddressSpace).Hold(prefix);
        var lease = new SubnetLease(prefix, null, isConfigured: false);
        if (hasGateway && lease.TryTakeNext(out var gateway))
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
        if (engine.Options.IsSurvey || faults.Count == 1)
            return faults.Select(fault => Refuse(network, fault.MessageId, Configuration(fault.Text), fault.At, fault.Value)).ToList()[0];
        return Refuse(network, "invalid-network-config", engine.Has(EngineBehaviour.ValidatesIpam)
            ? Configuration("* " + string.Join("\n* ", faults.Select(fault => fault.Text))) : faults[0].Text);
    }

    private string Configuration(string fault) => engine.Has(EngineBehaviour.ValidatesIpam) ? engine.Messages.Text("invalid-network-config", fault) : fault;

    private Refusal? CheckDriver(NetworkDeclaration network)
    {
        if (network.Driver == NetworkDriver.Overlay && engine.Node.Swarm != SwarmRole.Manager)
            return Refuse(network, "not-a-manager", engine.Messages.Text("not-a-manager"));
        if (network.DriverName is { } driver && driver.TryGet(out var name))
        {
            if (name is "host" or "null")
                return Refuse(network, "one-instance", engine.Messages.Text("one-instance", name), network.Part("driver", driver), name);
            if (name == "none" || network.Driver == NetworkDriver.Other && engine.Node.IsFresh)
                return Refuse(network, "plugin-missing", engine.Messages.Text("plugin-missing", name), network.Part("driver", driver), name);
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
            {
                if (Overlap(network, pool, prefix) is { } overlap)
                    return overlap;
            }
            else
            {
                space.Hold(prefix);
            }

            if (prefix.IsIPv4 && ++four > 1 && network.Driver == NetworkDriver.Bridge && Refuse(network, "two-subnets", engine.Messages.Text("two-subnets"), pool, evidence: network.Pools.First(other => other.Prefix is { IsIPv4: true })) is { } second)
                return second;
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
            made.IPv4 = Automatic(pool, !HasNoGateway(made, ipv4: true), isOverlay ? engine.OverlaySpace : engine.AddressSpace);
        }

        if (ipv6 && made.IPv6 is null && !made.IsUnallocated)
        {
            if (!engine.Has(EngineBehaviour.AutomaticIPv6Subnet))
                return Refuse(network, "no-ipv6-pool", engine.Messages.Text("no-ipv6-pool"));
            made.IPv6 = Automatic(engine.AddressSpace.NextUla(), !HasNoGateway(made, ipv4: false));
        }

        return null;
    }

    /// <summary>The subnet that is taken, whose network stands in the way where a file makes it.</summary>
    private Refusal? Overlap(NetworkDeclaration network, AddressPool pool, IpPrefix prefix)
    {
        foreach (var other in engine.Networks)
        {
            if (other.Driver == NetworkDriver.Overlay || other.Lease(prefix.IsIPv4) is not { } held || !held.Prefix.Overlaps(prefix))
                continue;
            var declared = other.Network?.Declaration;
            return Refuse(network, "pool-overlaps", engine.Messages.Text("pool-overlaps"), pool, prefix.ToString(), declared?.Pools.FirstOrDefault(item => item.Prefix == held.Prefix) ?? (IElement?)declared, declared);
        }

        return Refuse(network, "pool-overlaps", engine.Messages.Text("pool-overlaps"), pool, prefix.ToString());
    }

    private Refusal? Lease(SimulatedNetwork made, NetworkDeclaration network, AddressPool pool, IpPrefix prefix)
    {
        IpPrefix? range = pool.IpRange is { } written && written.TryGet(out var block) && IpPrefix.TryParse(block, out var parsed) ? parsed : null;
        var lease = new SubnetLease(prefix, range, isConfigured: true);
        if (pool.Gateway is { } given && given.TryGet(out var text) && IpAddress.TryParse(text, out var gateway))
        {
            var at = pool.Part("gateway", given);
            // Since 25 it was told with the rest of the configuration.
            if (!prefix.Contains(gateway) && !engine.Has(EngineBehaviour.ValidatesIpam) && Refuse(network, "gateway-outside", network.Driver == NetworkDriver.Overlay
                    ? engine.Messages.Text("overlay-gateway-outside", prefix.ToString(), text)
                    : engine.Messages.Text("gateway-outside", text, prefix.ToString()), at, text) is { } outside)
                return outside;
            if (prefix.Contains(gateway) && !lease.TryTake(gateway) && Refuse(network, "gateway-taken", engine.Messages.Text("gateway-taken", text), at, text) is { } taken)
                return taken;
            lease.Gateway = gateway;
        }
        else if (prefix.IsIPv4 && prefix.HostBits <= 1 && !engine.Has(EngineBehaviour.ValidatesIpam))
        {
            return Refuse(network, "no-room-for-gateway", engine.Messages.Text("no-room-for-gateway"), pool);
        }
        else if (!HasNoGateway(made, prefix.IsIPv4) && lease.TryTakeNext(out var first))
        {
            lease.Gateway = first;
        }

        foreach (var aux in pool.AuxAddresses)
            if (aux.Address.TryGet(out var auxText) && IpAddress.TryParse(auxText, out var address))
                lease.SetAside(aux.HostName, address);
        if (prefix.IsIPv4)
            made.IPv4 = lease;
        else
            made.IPv6 = lease;
        return null;
    }

    private Refusal? ConfigureDriver(SimulatedNetwork made, NetworkDeclaration network) => made.Driver switch
    {
        NetworkDriver.Bridge => new BridgeOptions(engine, this).Apply(made, network),
        NetworkDriver.Macvlan or NetworkDriver.Ipvlan => CheckParent(made, network),
        _ => null,
    };

    private Refusal? CheckParent(SimulatedNetwork made, NetworkDeclaration network)
    {
        if (CheckModes(made, network) is { } badMode)
            return badMode;
        // In these modes packets to a neighbour leave by the parent, and nothing brings them back.
        made.AllowsInterContainer = Option(network, made.Driver == NetworkDriver.Ipvlan ? "ipvlan_flag" : "macvlan_mode") is not ("private" or "vepa");
        if (made.Parent is not { } parent)
            return null;
        if (parent == "lo")
            return RefuseOption(network, "loopback-parent", engine.Messages.Text("loopback-parent", made.Driver == NetworkDriver.Macvlan ? "macvlan" : "ipvlan"), "parent", parent);
        foreach (var other in engine.Networks)
            if (other.Driver == made.Driver && other.Parent == parent && SharesParent(made, other) is { } passthru)
            {
                if (passthru.Length > 0)
                    return RefuseOption(network, passthru, engine.Messages.Text(passthru, other.RealName, parent), "parent", parent, other.Network?.Declaration);
            }
            else if (other.Driver == made.Driver && other.Parent == parent)
            {
                return Refuse(network, "parent-in-use", engine.Messages.Text("parent-in-use", "dm-" + other.RealName, parent), OptionOf(network, "parent"), parent,
                    other.Network is { } holder ? OptionOf(holder.Declaration, "parent") : null, other.Network?.Declaration);
            }

        var interfaces = engine.Node.Interfaces;
        if (interfaces?.Contains(parent) == true)
            return null;
        var dot = parent.IndexOf('.');
        if (dot < 0)
            return interfaces is null ? null : RefuseOption(network, "bad-parent", "parent", parent);
        // A name with a dot is taken for a VLAN of the interface before it, which a machine that is not known is believed to have.
        var vlan = parent.Substring(dot + 1);
        if (!int.TryParse(vlan, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return RefuseOption(network, "bad-vlan", "parent", vlan);
        if (number is < 1 or > 4094 && interfaces is null)
            return RefuseOption(network, "vlan-range", "parent", vlan);
        if (interfaces is null)
            return null;
        if (!interfaces.Value.Contains(parent.Substring(0, dot)))
            return RefuseOption(network, "parent-missing", "parent", parent.Substring(0, dot));
        return engine.Node.HasVlans ? null : RefuseOption(network, "no-vlans", "parent", parent);
    }

    private Refusal? CheckModes(SimulatedNetwork made, NetworkDeclaration network)
    {
        Refusal? refusal = null;
        if (made.Driver == NetworkDriver.Macvlan)
            refusal = Option(network, "macvlan_mode") is { } mode and not ("" or "bridge" or "private" or "vepa" or "passthru") ? RefuseOption(network, "bad-macvlan-mode", "macvlan_mode", mode) : null;
        else if (Option(network, "ipvlan_mode") is { } layer && (layer is not ("" or "l2" or "l3" or "l3s") || layer == "l3s" && !engine.Messages.Has("bad-ipvlan-flag")))
            refusal = RefuseOption(network, "bad-ipvlan-mode", "ipvlan_mode", layer);
        if (refusal is null && made.Driver == NetworkDriver.Ipvlan && engine.Messages.Has("bad-ipvlan-flag") && Option(network, "ipvlan_flag") is { } flag and not ("" or "bridge" or "private" or "vepa"))
            refusal = RefuseOption(network, "bad-ipvlan-flag", "ipvlan_flag", flag);
        return refusal;
    }

    /// <summary>Whether two networks may have one parent: null where not, else the message of what still forbids it, or nothing.</summary>
    private string? SharesParent(SimulatedNetwork made, SimulatedNetwork other) =>
        made.Driver != NetworkDriver.Macvlan || !engine.Has(EngineBehaviour.SharesMacvlanParent) ? null
        : made.TakesOneMember ? "passthru-second" : other.TakesOneMember ? "passthru-first" : "";

    private Refusal? Refuse(NetworkDeclaration network, string id, string message, IElement? at = null, string value = "", IElement? evidence = null, NetworkDeclaration? other = null) =>
        engine.Keep(new Refusal(RefusalPoint.CreateNetwork, RefusalSource.Engine, id, message, network)
        {
            At = at ?? network,
            Network = network,
            Evidence = evidence,
            OtherNetwork = other,
            Value = value,
            // Compose makes the networks of a project at the same time.
            IsByChance = other is not null && other.Presence.Project == network.Presence.Project,
        });

    /// <summary>Refuses it for what is written at a place.</summary>
    internal Refusal? Refuse(NetworkDeclaration network, string id, IElement at) => Refuse(network, id, engine.Messages.Text(id), at);

    /// <summary>Refuses an option for its value, which the message names.</summary>
    internal Refusal? RefuseOption(NetworkDeclaration network, string id, string option, string value) =>
        Refuse(network, id, engine.Messages.Text(id, value), OptionOf(network, option), value);

    /// <summary>Refuses an option in words of its own.</summary>
    internal Refusal? RefuseOption(NetworkDeclaration network, string id, string message, string option, string value, NetworkDeclaration? other = null) =>
        Refuse(network, id, message, OptionOf(network, option), value, other is null ? null : OptionOf(other, option), other);

    private static IElement OptionOf(NetworkDeclaration network, string option) =>
        network.Option(option) is { } written ? network.Part("driver_opts." + option, written) : network;

    /// <summary>Whether the engine takes no gateway's address out of a network's subnet, since nothing would use it (from 28; moby drivers' GetSkipGwAlloc).</summary>
    private bool HasNoGateway(SimulatedNetwork made, bool ipv4) => made.Mode(ipv4) == GatewayMode.Isolated || engine.Has(EngineBehaviour.SkipsUnusedGateways) && made.Driver switch
    {
        NetworkDriver.Macvlan or NetworkDriver.Ipvlan => made.RoutesByParent || made.IsInternal || made.Parent is null,
        NetworkDriver.Bridge => ipv4 && made.IsInternal && made.InhibitsIPv4,
        _ => false,
    };
}
