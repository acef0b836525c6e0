using System.Globalization;
using ComposeLint.Knowledge;
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
    private readonly Dictionary<IpAddress, string> _owners = [];

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
        foreach (var container in engine.Containers.OrderBy(Of, StringComparer.Ordinal))
            foreach (var address in ShownAddresses(container))
                _owners[address] = Of(container);
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

    /// <summary>
    /// Whom the lab takes for the owner of an address: the last by name of those that show it, among them containers that were never started and
    /// show the address they will ask for.
    /// </summary>
    public string? OwnerOf(IpAddress address) => _owners.GetValueOrDefault(address);

    /// <summary>Whom the lab takes a container for, by the address that it speaks from.</summary>
    public string AsOwner(SimulatedContainer container) => container.Sandbox?.Default4?.IPv4 is { } address && OwnerOf(address) is { } owner ? owner : Of(container);

    private IEnumerable<IpAddress> ShownAddresses(SimulatedContainer container)
    {
        if (container.Sandbox is { } sandbox && sandbox.Owner == container)
            return sandbox.Endpoints.Where(endpoint => endpoint.Network.RealName != "docker_gwbridge")
                .SelectMany(endpoint => new[] { endpoint.IPv4, endpoint.IPv6 }).OfType<IpAddress>();
        return container.IsRunning || container.HasFailed || !_engine.Behaviours.Has(EngineBehaviour.ValidatesEndpointsAtCreate) ? []
            : container.Workload.Attachments.SelectMany(attachment => new[] { attachment.IPv4Address, attachment.IPv6Address })
                .Where(written => written is { IsKnown: true }).Select(written => IpAddress.TryParse(written!.Value.Value, out var address) ? address : IpAddress.Any6);
    }

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
            if (project is not null && service is not null)
            {
                if (service is { Hostname: { } host, Domainname: { } domain })
                    Add(host.Value + "." + domain.Value, true);
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
