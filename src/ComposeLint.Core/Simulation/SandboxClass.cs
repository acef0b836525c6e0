using System.Globalization;
using System.Text;

namespace ComposeLint.Simulation;

/// <summary>
/// Sandboxes that reach, and are reached, alike: on the same networks with the same routes, listening on the same ports, publishing to the same host addresses. A
/// matrix over many containers asks once a pair of classes.
/// </summary>
/// <param name="Members">The sandboxes, in the order of their containers; the first stands for all.</param>
public sealed record SandboxClass(ImmutableArray<SimulatedSandbox> Members)
{
    /// <summary>The classes of all sandboxes in which something runs, by first member.</summary>
    public static ImmutableArray<SandboxClass> Of(EngineState engine)
    {
        var classes = new Dictionary<string, ImmutableArray<SimulatedSandbox>.Builder>(StringComparer.Ordinal);
        var order = new List<ImmutableArray<SimulatedSandbox>.Builder>();
        var seen = new HashSet<SimulatedSandbox>();
        foreach (var container in engine.Containers)
        {
            if (container.Sandbox is not { } sandbox || !seen.Add(sandbox))
                continue;
            var key = Key(sandbox);
            if (!classes.TryGetValue(key, out var members))
            {
                classes.Add(key, members = ImmutableArray.CreateBuilder<SimulatedSandbox>());
                order.Add(members);
            }

            members.Add(sandbox);
        }

        return order.Select(members => new SandboxClass(members.ToImmutable())).ToImmutableArray();
    }

    private static string Key(SimulatedSandbox sandbox)
    {
        var key = new StringBuilder(sandbox.IsHost ? "host" : "").Append(sandbox.Members[0].Home.Swarm.Count > 1 ? sandbox.Members[0].Node.Name + "|" : "");
        foreach (var endpoint in sandbox.Endpoints)
            key.Append(endpoint.Network.RealName).Append(endpoint.IPv4 is null ? "" : "4").Append(endpoint.IPv6 is null ? "" : "6")
                .Append(endpoint == sandbox.Default4 ? ">" : "").Append(endpoint == sandbox.Default6 ? ">>" : "").Append('|');
        foreach (var member in sandbox.Members)
        {
            foreach (var result in member.Listening)
                key.Append(result.Listener.Address?.ToString() ?? "*").Append(':').Append(result.Listener.Port.ToString(CultureInfo.InvariantCulture))
                    .Append(result.Listener.Protocol).Append(result.IsBound ? "+" : "-").Append('|');
            key.Append(member.Workload.OpenParts).Append('|');
        }

        foreach (var binding in sandbox.Owner?.Bindings ?? [])
            key.Append(binding.HostAddress).Append(binding.HostPort == 0 ? "~" : "=").Append(binding.ContainerPort.ToString(CultureInfo.InvariantCulture)).Append(binding.Protocol).Append('|');
        return key.ToString();
    }
}
