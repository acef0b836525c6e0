using ComposeLint.Simulation;
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

        foreach (var binding in container.Bindings)
        {
            if (binding.Protocol == protocol)
                ports.Add(binding.ContainerPort);
        }

        return [.. ports];
    }
}
