using ComposeLint.Analysis;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>Services that need each other where names do not resolve.</summary>
public sealed partial class DefaultBridgeWithoutNames : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var world in context.Worlds)
            foreach (var container in world.Containers)
                foreach (var dependency in container.Workload.Dependencies)
                    if (dependency.Service.TryGet(out var name) && world.Topology.ServiceBeside(container.Workload, name) is { } other && IsApart(world, container, other))
                        context.Report(
                            container.Workload.Part("depends_on." + name, dependency.Service),
                            $"{container.Workload} cannot find {other} by name: {(container.Workload.Mode is null ? other : container.Workload)} is on the default bridge (network_mode: bridge)",
                            Confidence.Medium,
                            notes: context.Notes($"does not resolve {name} there", engine => engine.Of(container.Workload).Any(asker => IsApart(engine, asker, other))));
    }

    /// <summary>Whether the one needs a name of the other that the default bridge does not give; a link gives it, one way.</summary>
    private static bool IsApart(EngineState engine, SimulatedContainer asker, Workload other)
    {
        var mode = asker.Workload.Mode?.Kind;
        if (!asker.IsRunning || (mode != NetworkModeKind.Bridge && other.Mode?.Kind != NetworkModeKind.Bridge) || mode is not (null or NetworkModeKind.Bridge) || other.Mode?.Kind is not (null or NetworkModeKind.Bridge))
            return false;
        // The ports and names of what is not read, or of a network that others make, are not known.
        return engine.Of(other).Any(container => container.IsRunning) && !asker.Workload.OpenParts.HasFlag(WorkloadParts.Names) && !asker.Networks.Any(network => network.IsUnknown)
            && NameResolution.Resolve(engine, asker, other.ServiceName).Source == NameSource.None;
    }
}
