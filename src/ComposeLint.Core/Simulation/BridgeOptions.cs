using System.Globalization;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>The options of a bridge network (moby libnetwork/drivers/bridge/bridge_linux.go).</summary>
internal sealed class BridgeOptions(EngineState engine)
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
            return NetworkCreation.Refuse(network, "no-family", engine.Messages.Text("no-family"));
        if ((made.Mode4 == GatewayMode.Isolated || made.Mode6 == GatewayMode.Isolated) && !made.IsInternal)
            return NetworkCreation.Refuse(network, "isolated-not-internal", engine.Messages.Text("isolated-not-internal"));
        return CheckDevice(made, network);
    }

    private Refusal? Set(SimulatedNetwork made, NetworkDeclaration network, string name, string value)
    {
        switch (name)
        {
            case Prefix + "enable_icc":
                if (GoLiterals.ParseBool(value) is not { } icc)
                    return NetworkCreation.Refuse(network, "bad-icc", engine.Messages.Text("bad-icc", value));
                made.AllowsInterContainer = icc;
                break;
            case Prefix + "enable_ip_masquerade":
                if (GoLiterals.ParseBool(value) is not { } masquerade)
                    return NetworkCreation.Refuse(network, "bad-masquerade", engine.Messages.Text("bad-masquerade", value));
                made.Masquerades = masquerade;
                break;
            case Prefix + "gateway_mode_ipv4" or Prefix + "gateway_mode_ipv6":
                if (engine.Has(EngineBehaviour.GatewayModes) && value is not ("nat" or "nat-unprotected" or "routed" or "isolated"))
                    return NetworkCreation.Refuse(network, "bad-gateway-mode", engine.Messages.Text("bad-gateway-mode", name.Substring(Prefix.Length), value));
                break;
            case "com.docker.network.driver.mtu":
                if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                    return NetworkCreation.Refuse(network, "bad-mtu", engine.Messages.Text("bad-mtu", value));
                break;
            case Prefix + "host_binding_ipv4":
                if (!IpAddress.TryParse(value, out var binding))
                    return NetworkCreation.Refuse(network, "bad-host-binding", engine.Messages.Text("bad-host-binding", value));
                made.DefaultBinding = binding;
                break;
        }

        return null;
    }

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
            return NetworkCreation.Refuse(network, "long-bridge-name", engine.Messages.Text("long-bridge-name"));
        foreach (var other in engine.Networks)
            if (string.Equals(other.BridgeDevice, device, StringComparison.Ordinal))
                return NetworkCreation.Refuse(network, "same-bridge-name",
                    engine.Messages.Text("same-bridge-name", "<id0>", device, "<id" + engine.Networks.Count.ToString(CultureInfo.InvariantCulture) + ">", device), other.Network?.Declaration);
        return null;
    }
}
