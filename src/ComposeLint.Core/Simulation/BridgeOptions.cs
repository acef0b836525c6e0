using System.Globalization;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>The options of a bridge network (moby libnetwork/drivers/bridge/bridge_linux.go).</summary>
internal sealed class BridgeOptions(EngineState engine, NetworkCreation creation)
{
    private const string Prefix = "com.docker.network.bridge.";

    public Refusal? Apply(SimulatedNetwork made, NetworkDeclaration network)
    {
        foreach (var option in network.Options)
        {
            if (!option.Value.TryGet(out var value))
            {
                made.IsUnknown |= option.OptionName.StartsWith(Prefix, StringComparison.Ordinal);
                continue;
            }

            if (Set(made, network, option.OptionName, value) is { } refusal)
                return refusal;
        }

        if (engine.Has(EngineBehaviour.EnableIPv4) && !made.IsUnknown && made.IPv4 is null && made.IPv6 is null)
            return creation.Refuse(network, "no-family", network.EnableIPv4 is { } off ? network.Part("enable_ipv4", off) : network);
        if ((made.Mode4 == GatewayMode.Isolated || made.Mode6 == GatewayMode.Isolated) && !made.IsInternal)
            return creation.RefuseOption(network, "isolated-not-internal", Prefix + (made.Mode4 == GatewayMode.Isolated ? "gateway_mode_ipv4" : "gateway_mode_ipv6"), "isolated");
        return CheckDevice(made, network);
    }

    private Refusal? Set(SimulatedNetwork made, NetworkDeclaration network, string name, string value)
    {
        switch (name)
        {
            case Prefix + "enable_icc":
                if (GoLiterals.ParseBool(value) is not { } icc)
                    return creation.RefuseOption(network, "bad-icc", name, value);
                made.AllowsInterContainer = icc;
                break;
            case Prefix + "enable_ip_masquerade":
                if (GoLiterals.ParseBool(value) is not { } masquerade)
                    return creation.RefuseOption(network, "bad-masquerade", name, value);
                made.Masquerades = masquerade;
                break;
            case Prefix + "trusted_host_interfaces":
                made.TrustedInterfaces = value.Split(':').Where(part => part.Length > 0).ToImmutableArray();
                break;
            case Prefix + "gateway_mode_ipv4" or Prefix + "gateway_mode_ipv6":
                if (engine.Has(EngineBehaviour.GatewayModes) && value is not ("nat" or "nat-unprotected" or "routed" or "isolated"))
                    return creation.RefuseOption(network, "bad-gateway-mode", engine.Messages.Text("bad-gateway-mode", name.Substring(Prefix.Length), value), name, value);
                break;
            case "com.docker.network.driver.mtu":
                if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var mtu))
                    return creation.RefuseOption(network, "bad-mtu", name, value);
                if (value[0] == '-')
                    return creation.RefuseOption(network, "negative-mtu", name, value);
                // The kernel takes IPv6 off a link of less than 1280 bytes (RFC 8200, section 5).
                if (mtu is > 0 and < 1280 && made.IPv6 is not null && engine.Messages.Has("small-mtu"))
                    return creation.RefuseOption(network, "small-mtu", name, value);
                break;
            case Prefix + "host_binding_ipv4":
                if (!IpAddress.TryParse(value, out var binding))
                    return creation.RefuseOption(network, "bad-host-binding", name, value);
                made.DefaultBinding = binding;
                break;
            default:
                return Check(network, name, value);
        }

        return null;
    }

    /// <summary>The options that have no part in the model, but are read.</summary>
    private Refusal? Check(NetworkDeclaration network, string name, string value) => BridgeOption.Kind(name) switch
    {
        "bool" when GoLiterals.ParseBool(value) is null => creation.RefuseOption(network, "bad-bool", engine.Messages.Text("bad-bool", name, value), name, value),
        "address" when !IpAddress.TryParse(value, out _) => creation.RefuseOption(network, "bad-address", engine.Messages.Text("bad-address", name, value), name, value),
        _ => null,
    };

    /// <summary>The gateway mode that an option asks for, which versions before 27 do not know.</summary>
    public static GatewayMode Mode(EngineState engine, NetworkDeclaration network, string option)
    {
        if (network.Driver != NetworkDriver.Bridge || !engine.Has(EngineBehaviour.GatewayModes))
            return GatewayMode.Nat;
        return network.Option(Prefix + option) is { IsKnown: true } value ? value.Value switch
        {
            "nat-unprotected" => GatewayMode.NatUnprotected,
            "routed" => GatewayMode.Routed,
            "isolated" => GatewayMode.Isolated,
            _ => GatewayMode.Nat,
        } : GatewayMode.Nat;
    }

    private Refusal? CheckDevice(SimulatedNetwork made, NetworkDeclaration network)
    {
        if (made.BridgeDevice is not { } device)
            return null;
        // IFNAMSIZ less the closing zero.
        if (device.Length > 15)
            return creation.RefuseOption(network, "long-bridge-name", Prefix + "name", device);
        foreach (var other in engine.Networks)
            if (string.Equals(other.BridgeDevice, device, StringComparison.Ordinal) && (!other.IsDefaultBridge || engine.Has(EngineBehaviour.GuardsDefaultBridge)))
                return creation.RefuseOption(network, "same-bridge-name",
                    engine.Messages.Text("same-bridge-name", "<id0>", device, "<id" + engine.Networks.Count.ToString(CultureInfo.InvariantCulture) + ">", device), Prefix + "name", device, other.Network?.Declaration);
        return null;
    }
}
