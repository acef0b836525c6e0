namespace ComposeLint.Simulation;

/// <summary>
/// The links of a container as Compose hands them to the engine: for each container of the linked service the alias, its name without the project, and
/// its name (docker/compose pkg/compose/convergence.go getLinks). A later one takes an earlier one's alias.
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
                yield return (link.Alias, target);
                var project = container.Workload.Presence.Project + "-";
                yield return (target.Name.StartsWith(project, StringComparison.Ordinal) ? target.Name.Substring(project.Length) : target.Name, target);
                yield return (target.Name, target);
            }
        }
    }
}
