using ComposeLint.Inference;
using ComposeLint.Simulation;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Running;

/// <summary>The ports of a container that files speak of.</summary>
internal static class Listeners
{
    /// <summary>What it is believed to listen on, publishes or exposes, ascending.</summary>
    public static ImmutableArray<int> PortsOf(SimulatedContainer container, Protocol protocol)
    {
        var ports = new SortedSet<int>();
        foreach (var result in container.Listening)
        {
            if (result.Listener.Protocol == protocol)
                ports.Add(result.Listener.Port);
        }

        // Of a wide range the first stands for all: nobody wants ten thousand answers that are one.
        foreach (var entry in container.Bindings.Where(binding => binding.Protocol == protocol).GroupBy(binding => binding.Port?.Span))
        {
            if (entry.Key is not null && IsWide(entry))
                ports.Add(entry.Min(binding => binding.ContainerPort));
            else
                ports.UnionWith(entry.Select(binding => binding.ContainerPort));
        }

        return [.. ports];
    }

    /// <summary>What a port of <see cref="PortsOf"/> stands for: itself, or the wide range that it begins.</summary>
    public static PortRange RangeOf(SimulatedContainer container, int port, Protocol protocol)
    {
        var entry = container.Bindings.Where(binding => binding.Protocol == protocol).GroupBy(binding => binding.Port?.Span)
            .FirstOrDefault(entry => entry.Key is not null && IsWide(entry) && entry.Min(binding => binding.ContainerPort) == port);
        return entry is null ? new PortRange(port) : new PortRange(port, entry.Max(binding => binding.ContainerPort));
    }

    private static bool IsWide(IEnumerable<PortBinding> entry) => entry.Select(binding => binding.ContainerPort).Distinct().Count() > ImageListeners.WidestRange;
}
