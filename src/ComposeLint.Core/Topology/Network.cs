using ComposeLint.Text;

namespace ComposeLint.Topology;

/// <summary>The driver of a network, as far as its behaviour is modelled.</summary>
public enum NetworkDriver
{
    /// <summary>A Linux bridge on one node.</summary>
    Bridge,
    /// <summary>VXLAN between the nodes of a swarm.</summary>
    Overlay,
    /// <summary>Sub-interfaces of a parent with MAC addresses of their own.</summary>
    Macvlan,
    /// <summary>Sub-interfaces of a parent that share its MAC address.</summary>
    Ipvlan,
    /// <summary>The node's own namespace.</summary>
    Host,
    /// <summary>No network.</summary>
    None,
    /// <summary>A plug-in, a Windows driver, or a name that is not known: its behaviour is Unknown.</summary>
    Other,
}

/// <summary>A network as a file declares it or refers to it.</summary>
public sealed class NetworkDeclaration : TopologyElement
{
    /// <summary>The key in the file: <c>front</c>; the real name for one that a command makes.</summary>
    public required string LocalName { get; init; }

    /// <summary>The engine's name: <c>PROJECT_front</c>, or what <c>name:</c> says.</summary>
    public required Located<string> RealName { get; init; }

    /// <summary>Whether somebody else has made it (<c>external: true</c>).</summary>
    public bool IsExternal { get; init; }

    /// <summary>The driver as written; null for the default (bridge, in a stack overlay).</summary>
    public Located<string>? DriverName { get; init; }

    /// <summary><c>internal: true</c>; null when not said.</summary>
    public Located<bool>? Internal { get; init; }

    /// <summary><c>attachable: true</c>; null when not said.</summary>
    public Located<bool>? Attachable { get; init; }

    /// <summary><c>enable_ipv4</c>; null when not said (true).</summary>
    public Located<bool>? EnableIPv4 { get; init; }

    /// <summary><c>enable_ipv6</c>; null when not said (false).</summary>
    public Located<bool>? EnableIPv6 { get; init; }

    /// <summary><c>driver_opts</c> in file order.</summary>
    public ImmutableArray<DriverOption> Options { get; init; } = ImmutableArray<DriverOption>.Empty;

    /// <summary>The IPAM driver; null for the default. Of another driver the addresses are Unknown.</summary>
    public Located<string>? IpamDriver { get; init; }

    /// <summary>The address pools asked for, in file order; empty: the engine chooses.</summary>
    public ImmutableArray<AddressPool> Pools { get; init; } = ImmutableArray<AddressPool>.Empty;

    /// <summary>Whether keys of it could not be read, so that more may hold than is listed.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The modelled driver.</summary>
    public NetworkDriver Driver => DriverName is not { } driver
        ? Presence.Target == DeploymentTarget.Stack ? NetworkDriver.Overlay : NetworkDriver.Bridge
        : !driver.TryGet(out var name) ? NetworkDriver.Other : name switch
        {
            "" => Presence.Target == DeploymentTarget.Stack ? NetworkDriver.Overlay : NetworkDriver.Bridge,
            "bridge" => NetworkDriver.Bridge,
            "overlay" => NetworkDriver.Overlay,
            "macvlan" => NetworkDriver.Macvlan,
            "ipvlan" => NetworkDriver.Ipvlan,
            "host" => NetworkDriver.Host,
            "none" or "null" => NetworkDriver.None,
            _ => NetworkDriver.Other,
        };

    /// <summary>The value of an option, null when not given.</summary>
    public Located<string>? Option(string name)
    {
        foreach (var option in Options)
            if (string.Equals(option.OptionName, name, StringComparison.Ordinal))
                return option.Value;
        return null;
    }
}

/// <summary>One of <c>driver_opts</c>.</summary>
/// <param name="OptionName">The key: <c>com.docker.network.bridge.enable_icc</c>.</param>
/// <param name="Value">The value, as text.</param>
public sealed record DriverOption(string OptionName, Located<string> Value);

/// <summary>One entry of <c>ipam.config</c>, as written.</summary>
public sealed class AddressPool : TopologyElement
{
    /// <summary>The subnet in CIDR form; null when not given.</summary>
    public Located<string>? Subnet { get; init; }

    /// <summary>The gateway; null: the engine takes the first address.</summary>
    public Located<string>? Gateway { get; init; }

    /// <summary>The block that automatic addresses come from; null: the whole subnet.</summary>
    public Located<string>? IpRange { get; init; }

    /// <summary>Addresses that others hold, by name.</summary>
    public ImmutableArray<HostsEntry> AuxAddresses { get; init; } = ImmutableArray<HostsEntry>.Empty;

    /// <summary>The subnet when it is known and well formed.</summary>
    public IpPrefix? Prefix => Subnet is { } subnet && subnet.TryGet(out var text) && IpPrefix.TryParse(text, out var prefix) ? prefix : null;
}

/// <summary>A network that would exist on the engine: one real name on one node, whatever number of files name it.</summary>
public sealed class Network
{
    /// <summary>The declaration that makes it; for an external one nobody here makes, the first that refers to it.</summary>
    public required NetworkDeclaration Declaration { get; init; }

    /// <summary>All declarations of it, the making one first.</summary>
    public required ImmutableArray<NetworkDeclaration> Declarations { get; init; }

    /// <summary>The engine's name; null when it cannot be known.</summary>
    public required string? RealName { get; init; }

    /// <summary>Whether none of the files makes it, so that all but its name is Unknown (but for the engine's own bridge, host and none).</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether a workload joins it: Compose and <c>docker stack deploy</c> make no network that nothing uses.</summary>
    public bool IsUsed { get; init; }

    /// <summary>The modelled driver; <see cref="NetworkDriver.Other"/> for a foreign one.</summary>
    public NetworkDriver Driver { get; init; }

    /// <summary>Its subnets, as far as the files say; empty when the engine chooses.</summary>
    public ImmutableArray<Subnet> Subnets { get; init; } = ImmutableArray<Subnet>.Empty;

    /// <summary>Whether it is known to be internal.</summary>
    public bool IsInternal => Declaration.Internal is { IsKnown: true, Value: true };

    /// <summary>Whether <see cref="Subnets"/> says all of its addresses: made here, by the engine's own IPAM, every pool readable.</summary>
    public bool HasKnownAddresses => !IsForeign && !Declaration.IsOpen && Declaration.IpamDriver is null or { IsKnown: true, Value: "default" or "" }
        && Subnets.Length == Declaration.Pools.Length;

    /// <summary>The address that ports are published on where none is written; null for all of them (<c>com.docker.network.bridge.host_binding_ipv4</c>).</summary>
    public IpAddress? DefaultBinding => Declaration.Option("com.docker.network.bridge.host_binding_ipv4") is { } option
        && option.TryGet(out var text) && IpAddress.TryParse(text, out var address) && !address.IsAny ? address : null;

    /// <summary>Whether a member of it has a gateway on the node, through which ports are published; null when that is not known.</summary>
    public bool? GivesHostGateway => IsForeign && RealName != "bridge" || Declaration.Internal is { IsKnown: false } ? null
        : IsInternal ? false
        : Driver switch
        {
            NetworkDriver.Bridge or NetworkDriver.Overlay => true,
            NetworkDriver.Macvlan or NetworkDriver.Ipvlan or NetworkDriver.None => false,
            _ => null,
        };

    /// <inheritdoc/>
    public override string ToString() => RealName ?? Declaration.Name;
}

/// <summary>A well-formed subnet of a network.</summary>
/// <param name="Pool">Where it is written.</param>
/// <param name="Prefix">The block.</param>
/// <param name="Gateway">The gateway, given or the block's first address; null when given but not an address or not known.</param>
/// <param name="Range">The block for automatic addresses; null when none is given or it cannot be read.</param>
public sealed record Subnet(AddressPool Pool, IpPrefix Prefix, IpAddress? Gateway, IpPrefix? Range);
