using System.Globalization;

namespace ComposeLint.Simulation;

/// <summary>
/// The links of a container as Compose hands them to the engine: for each container of the linked service the alias, and the service's name with the linking
/// container's own number, with and without the project (docker/compose pkg/compose/convergence.go getLinks). A later one takes an earlier one's alias.
/// </summary>
internal static class Links
{
    public static IEnumerable<(string Alias, SimulatedContainer Target)> Of(EngineState engine, SimulatedContainer container)
    {
        foreach (var link in container.Workload.Links)
        {
            if (!link.Target.TryGet(out var name))
                continue;
            if (link.IsExternal)
            {
                if (engine.ContainersByName.TryGetValue(name, out var external))
                    yield return (link.Alias, external);
                continue;
            }

            // Compose lists a service's containers newest first; one alias for several keeps the last of the list, the oldest.
            foreach (var target in engine.OfService(container.Workload.Presence.Project, name).OrderByDescending(other => other.Number))
            {
                var numbered = name + "-" + container.Number.ToString(CultureInfo.InvariantCulture);
                yield return (link.Alias, target);
                yield return (numbered, target);
                yield return (container.Workload.Presence.Project + "-" + numbered, target);
            }
        }
    }
}
