using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>Parts of an address pool that do not fit together.</summary>
public sealed partial class InvalidIpam : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals())
            if (told.Network is { } network && Fault(told, network) is { } fault)
                context.Report(told, told.MessageId == "two-subnets" ? fault : $"{fault}: the engine refuses {network.LocalName}");
    }

    private static string? Fault(EngineRefusal told, NetworkDeclaration network)
    {
        var subnet = network.Pools.FirstOrDefault(pool => pool.Context.Span.Start <= told.At.Span.Span.Start && told.At.Span.Span.End <= pool.Context.Span.End)?.Prefix?.ToString() ?? "its subnet";
        return told.MessageId switch
        {
            "bad-subnet" => told.Value.Length == 0 ? "an address pool has no subnet" : $"{told.Value} is no subnet",
            "bad-range" or "range-family" or "range-bigger" or "range-outside" => $"the ip_range {told.Value} is not inside {subnet}",
            "range-host-bits" => $"the ip_range {told.Value} is an address in {(IpPrefix.TryParse(told.Value, out var block) ? block.ToString() : subnet)}",
            "bad-gateway" or "gateway-family" or "gateway-outside" => $"the gateway {told.Value} is not inside {subnet}",
            "gateway-taken" => $"the gateway {told.Value} is the {(IsFirst(told.Value, network) ? "network" : "broadcast")} address of {subnet}",
            "bad-aux" or "aux-outside" => $"the auxiliary address {told.Value} is not inside {subnet}",
            "no-room-for-gateway" => $"{subnet} has no address for a gateway",
            "two-subnets" => $"{network.LocalName} has two IPv4 subnets, and a bridge can have one",
            _ => null,
        };
    }

    private static bool IsFirst(string gateway, NetworkDeclaration network) =>
        IpAddress.TryParse(gateway, out var address) && network.Pools.Any(pool => pool.Prefix is { } prefix && prefix.Address == address);
}
