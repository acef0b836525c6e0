using System.Globalization;
using ComposeLint.Compose;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Truth;

/// <summary>What a prediction calls containers and networks, and the names that the lab looks up.</summary>
internal sealed class PredictionNames
{
    private readonly LabCase _case;
    private readonly EngineState _engine;
    private readonly Dictionary<string, string> _networks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LabProject> _projects;

    public PredictionNames(LabCase labCase, EngineState engine)
    {
        _case = labCase;
        _engine = engine;
        _projects = labCase.Projects.ToDictionary(project => project.Name, StringComparer.Ordinal);
        foreach (var project in labCase.Projects)
            foreach (var service in project.Project.Services)
                foreach (var network in service.Networks)
                    if (RealName(project, network.Name) is { } real)
                        _networks[real] = project.Prefix + network.Name;
    }

    /// <summary>The key of a container: <c>web</c>, <c>web#2</c>, <c>b/web</c>.</summary>
    public string Of(SimulatedContainer container)
    {
        var prefix = _projects.TryGetValue(container.Workload.Presence.Project, out var project) ? project.Prefix : "";
        return prefix + container.Workload.ServiceName
            + (container.Workload.ReplicaCount is > 1 ? "#" + container.Number.ToString(CultureInfo.InvariantCulture) : "");
    }

    /// <summary>The key of a network: the file's, else its real name.</summary>
    public string Of(SimulatedNetwork network) => _networks.TryGetValue(network.RealName, out var local) ? local : network.RealName;

    public string Of(Party party) => party is ContainerParty container ? Of(container.Container) : party.ToString()!;

    /// <summary>The names asked of every container, each with whether it is one that is also probed.</summary>
    public IEnumerable<(string Name, bool IsDeclared)> Asked()
    {
        var declared = new HashSet<string>(StringComparer.Ordinal);
        var all = new List<string>();
        void Add(string? name, bool isDeclared = false)
        {
            if (string.IsNullOrEmpty(name))
                return;
            if (!all.Contains(name))
                all.Add(name);
            if (isDeclared)
                declared.Add(name);
        }

        var isSwarm = _engine.Containers.Any(container => container.Workload.Kind == WorkloadKind.SwarmService);
        foreach (var container in _engine.Containers)
        {
            var workload = container.Workload;
            var project = _projects.GetValueOrDefault(workload.Presence.Project);
            var service = project?.Project.Service(workload.ServiceName);
            Add(workload.ServiceName, true);
            Add(container.Name, service is null || service.ContainerName is not null);
            Add(workload.Hostname?.Value, true);
            if (workload is { Hostname: { } host, DomainName: { } domain })
                Add(host.Value + "." + domain.Value, true);
            if (project is not null && service is not null)
            {
                foreach (var network in service.Networks)
                {
                    foreach (var alias in network.Aliases)
                        Add(alias.Value, true);
                    Add(workload.ServiceName + "." + RealName(project, network.Name));
                }

                foreach (var link in service.Links.Concat(service.ExternalLinks))
                    Add((link.Alias ?? link.Target).Value, true);
                foreach (var entry in service.ExtraHosts)
                    Add(entry.Name, true);
            }

            Add(workload.ServiceName + "-1");
            Add(container.ShortId);
            if (isSwarm)
            {
                Add("tasks." + workload.ServiceName);
                Add((project ?? _case.Projects[0]).Name + "_" + workload.ServiceName);
            }
        }

        foreach (var name in new[] { "host.docker.internal", "outside.lab", "no-such-name" })
            Add(name);
        return all.Select(name => (name, declared.Contains(name)));
    }

    /// <summary>A name as a prediction writes it: an id becomes <c>&lt;id:web&gt;</c>.</summary>
    public string Written(string name)
    {
        foreach (var container in _engine.Containers)
            if (name == container.ShortId)
                return "<id:" + Of(container) + ">";
        return name;
    }

    private static string? RealName(LabProject project, string network) =>
        project.Project.Network(network) is { } declared && declared.RealName.TryGet(out var name) ? name : null;
}
