using System.Globalization;
using ComposeLint.Simulation;
using ComposeLint.Text;

namespace ComposeLint.Cli.Running;

/// <summary>The words of <c>FROM</c> and <c>TO</c>: <c>host</c>, <c>lan</c>, <c>internet</c>, a service, <c>service[replica]</c>, <c>project/service</c>.</summary>
internal static class Endpoints
{
    /// <summary>Vantages that are no container.</summary>
    public static readonly ImmutableArray<string> Vantages = ["host", "lan", "internet"];

    /// <summary>Splits <c>TO[:PORT]</c>; the port is null when none is given.</summary>
    /// <exception cref="CommandFailure">The port is none.</exception>
    public static (string Name, int? Port) Split(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0)
            return (text, null);
        if (!int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
            throw new CommandFailure($"'{text[(colon + 1)..]}' is no port");
        return (text[..colon], port);
    }

    /// <summary>Every engine on which the words mean a container, with the containers: one replica, or all of them.</summary>
    public static ImmutableArray<(SimulatedProjects Projects, ImmutableArray<SimulatedContainer> Containers)> Find(ImmutableArray<SimulatedProjects> engines, string words)
    {
        var (name, replica) = Replica(words);
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var project = slash < 0 ? null : name[..slash];
        var service = name[(slash + 1)..];
        return
        [
            .. engines
                .Select(projects => (projects, Containers: projects.Engine.Containers
                    .Where(container => container.Workload.ServiceName == service && (project is null || container.Workload.Presence.Project == project))
                    .Where(container => replica is null || container.Number == replica)
                    .ToImmutableArray()))
                .Where(found => !found.Containers.IsEmpty),
        ];
    }

    /// <summary>The containers that the words mean, on the one engine where they mean any.</summary>
    /// <exception cref="CommandFailure">They mean none, or some on several engines.</exception>
    public static (SimulatedProjects Projects, ImmutableArray<SimulatedContainer> Containers) Only(ImmutableArray<SimulatedProjects> engines, string words)
    {
        var found = Find(engines, words);
        if (found.Length == 1)
            return found[0];
        if (found.Length > 1)
            throw new CommandFailure($"'{words}' is in several projects: {string.Join(", ", found.SelectMany(item => item.Projects.Names.Select(project => project + "/" + words)))}");
        if (Vantages.Contains(words, StringComparer.Ordinal))
            throw new CommandFailure($"'{words}' can only ask: what answers there is not in the files");
        var (service, replica) = Replica(words);
        if (replica is not null && Find(engines, service) is [var only, ..])
            throw new CommandFailure($"there is no '{words}': {service} has {only.Containers.Length} replica{(only.Containers.Length == 1 ? "" : "s")}");
        var notUp = engines.FirstOrDefault(engine => engine.Engine.Topology.Workloads.Any(workload => workload.ServiceName == service[(service.IndexOf('/', StringComparison.Ordinal) + 1)..]));
        if (notUp?.Engine.Refusal is { } refusal)
            throw new CommandFailure($"'{words}' does not come up: {refusal.Message} ({refusal.Subject.Span})");
        if (notUp?.Engine.Pending.FirstOrDefault(task => task.Workload.ServiceName == service[(service.IndexOf('/', StringComparison.Ordinal) + 1)..]) is { } pending)
            throw new CommandFailure($"'{words}' does not run: {pending.Message} ({pending.Workload.Span})");
        var near = Spelling.Nearest(words, engines.SelectMany(engine => engine.Engine.Topology.Workloads).Select(workload => workload.ServiceName).Concat(Vantages));
        throw new CommandFailure($"there is no service '{words}'" + (near is null ? "" : $"; did you mean '{near}'?"));
    }

    private static (string Name, int? Replica) Replica(string words)
    {
        var open = words.IndexOf('[', StringComparison.Ordinal);
        if (open < 0 || words[^1] != ']')
            return (words, null);
        return int.TryParse(words.AsSpan(open + 1, words.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (words[..open], number)
            : throw new CommandFailure($"'{words}': a replica is a number from 1");
    }
}
