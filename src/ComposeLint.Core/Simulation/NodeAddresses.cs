using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>The addresses that are the node's own: loopback, its interfaces, and its side of each bridge.</summary>
internal static class NodeAddresses
{
    /// <summary>What stands for the user's machine on Docker Desktop.</summary>
    public static readonly IpAddress DesktopHost = IpAddress.TryParse(PlatformBehaviours.DesktopHost, out var address) ? address : default;

    /// <summary>Whether the node has the address; of a machine that is not wholly known, every address that a file names is believed to be one.</summary>
    public static bool Has(EngineState engine, IpAddress address) =>
        address.IsAny || address.IsLoopback || !engine.Node.IsFresh || IsOwn(engine, address);

    /// <summary>Whether the address is known to be one of the node's.</summary>
    public static bool IsOwn(EngineState engine, IpAddress address)
    {
        if (address.IsLoopback || engine.BelievedAddresses.Contains(address))
            return true;
        foreach (var own in engine.Node.Addresses)
            if (own.Address == address)
                return true;
        return BridgeWithGateway(engine, address) is not null;
    }

    /// <summary>The bridge whose gateway the address is.</summary>
    public static SimulatedNetwork? BridgeWithGateway(EngineState engine, IpAddress address) =>
        engine.BridgeGateways.TryGetValue(address, out var network) ? network : null;
}
