using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Running;

/// <summary>Asks an engine from where a user stands.</summary>
internal static class Vantage
{
    /// <summary>
    /// The ways from a vantage to a port of a container. From the internet only published ports count: nobody there has a route to the containers' own
    /// addresses, and what is published on a private or loopback address is not there either.
    /// </summary>
    public static ImmutableArray<Way> Ways(EngineState engine, Reachability reachability, string from, SimulatedContainer? asker, SimulatedContainer to, int port, Protocol protocol)
    {
        var party = from switch
        {
            "host" => Party.Node,
            "lan" or "internet" => Party.Lan,
            _ => Party.Of(asker!),
        };
        var ways = reachability.Ways(party, to, port, protocol);
        if (from != "internet")
            return ways;
        return [.. ways.Where(way => way.Kind == WayKind.Published && IsGlobal(engine, way.At))];
    }

    // The node's own address stands for one that the internet may reach; a private one that the files name is not.
    private static bool IsGlobal(EngineState engine, string at)
    {
        var host = at.LastIndexOf(':') is var colon and >= 0 ? at[..colon].Trim('[', ']') : at;
        if (!IpAddress.TryParse(host, out var address) && !IpAddress.TryParse(at, out address))
            return false;
        if (engine.Node.Addresses.Any(own => own.Address == address))
            return true;
        return !address.IsLoopback && !s_private.Any(block => block.Contains(address));
    }

    /// <summary>RFC 1918, RFC 3927, RFC 6598, RFC 4193, RFC 4291 (link-local).</summary>
    private static readonly ImmutableArray<IpPrefix> s_private =
        [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "fc00::/7", "fe80::/10" }.Select(text =>
            IpPrefix.TryParse(text, out var prefix) ? prefix : throw new InvalidOperationException(text))];
}
