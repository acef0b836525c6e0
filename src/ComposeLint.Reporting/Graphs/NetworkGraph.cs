namespace ComposeLint.Reporting.Graphs;

/// <summary>Where a service's processes have their network.</summary>
public enum SandboxKind
{
    /// <summary>In a namespace of its own, on networks.</summary>
    Networks,
    /// <summary>In the machine's own namespace (<c>network_mode: host</c>).</summary>
    Host,
    /// <summary>In a namespace with loopback alone (<c>network_mode: none</c>).</summary>
    None,
    /// <summary>In another container's namespace (<c>network_mode: service:...</c>).</summary>
    Shared,
}

/// <summary>How one reaches another.</summary>
public enum ReachKind
{
    /// <summary>By a name or an address on a network that both are on, or by a route.</summary>
    Direct,
    /// <summary>On localhost, in one namespace.</summary>
    Localhost,
    /// <summary>By a port published on the machine.</summary>
    Published,
}

/// <summary>A network to draw.</summary>
/// <param name="Id">Its name in the picture: <c>n0</c>, <c>n1</c> ...</param>
/// <param name="Name">Its key in the file.</param>
/// <param name="Project">The project that declares it; empty for the engine's own.</param>
/// <param name="Driver">The driver: <c>bridge</c>, <c>overlay</c> ...</param>
public sealed record GraphNetwork(string Id, string Name, string Project, string Driver)
{
    /// <summary>The engine's name of it.</summary>
    public string RealName { get; init; } = Name;

    /// <summary>Whether it is internal.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Whether traffic between nodes is encrypted (overlay).</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>Whether none of the files makes it.</summary>
    public bool IsExternal { get; init; }

    /// <summary>The subnets that files give it.</summary>
    public ImmutableArray<string> Subnets { get; init; } = [];

    /// <summary>Where it is written, <c>file:line:column</c>; empty when nowhere.</summary>
    public string At { get; init; } = "";

    /// <summary>What is particular about it, for a line under its name: <c>bridge, internal, 10.0.0.0/24</c>.</summary>
    public string Traits => string.Join(", ", Parts());

    private IEnumerable<string> Parts()
    {
        yield return Driver;
        if (IsInternal)
            yield return "internal";
        if (IsEncrypted)
            yield return "encrypted";
        if (IsExternal)
            yield return "external";
        foreach (var subnet in Subnets)
            yield return subnet;
    }
}

/// <summary>A service to draw.</summary>
/// <param name="Id">Its name in the picture: <c>s0</c>, <c>s1</c> ...</param>
/// <param name="Name">The service's name.</param>
/// <param name="Project">Its project.</param>
public sealed record GraphService(string Id, string Name, string Project)
{
    /// <summary>The image; <c>built here</c> where none is named.</summary>
    public string Image { get; init; } = "";

    /// <summary>What the image is for (<c>database</c>, <c>proxy</c>); empty where that is not known.</summary>
    public string Role { get; init; } = "";

    /// <summary>Where its network is.</summary>
    public SandboxKind Sandbox { get; init; }

    /// <summary>The service, or the container's name, whose namespace it shares; empty for the others.</summary>
    public string SharesWith { get; init; } = "";

    /// <summary>How many run; null when not known.</summary>
    public int? Replicas { get; init; } = 1;

    /// <summary>Why it does not run, in a few words; empty when it does.</summary>
    public string Absence { get; init; } = "";

    /// <summary>Whether it comes up.</summary>
    public bool IsRunning => Absence.Length == 0;

    /// <summary>Where it is written.</summary>
    public string At { get; init; } = "";
}

/// <summary>A service on a network.</summary>
/// <param name="Service">The service's id.</param>
/// <param name="Network">The network's id.</param>
public sealed record GraphMembership(string Service, string Network)
{
    /// <summary>Its further names there.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Its fixed address; empty when the engine chooses.</summary>
    public string Address { get; init; } = "";
}

/// <summary>A socket of the machine that leads to a service.</summary>
/// <param name="Id">Its name in the picture: <c>p0</c>, <c>p1</c> ...</param>
/// <param name="Socket">The socket: <c>*:8080</c>, <c>127.0.0.1:5432</c>.</param>
/// <param name="Service">The service's id.</param>
/// <param name="Inside">The container's port or ports.</param>
/// <param name="Protocol">The protocol.</param>
public sealed record GraphPublication(string Id, string Socket, string Service, string Inside, string Protocol)
{
    /// <summary>From where it is open: of <c>host</c>, <c>lan</c>, <c>internet</c>, in that order.</summary>
    public ImmutableArray<string> OpenFrom { get; init; } = [];

    /// <summary>Where it is written.</summary>
    public string At { get; init; } = "";

    /// <summary>From how far it is open: <c>internet</c>, <c>lan</c>, <c>host</c>, or <c>closed</c>.</summary>
    public string Widest => OpenFrom.IsEmpty ? "closed" : OpenFrom[^1];
}

/// <summary>Who reaches whom on a port. Everybody of <paramref name="From"/> reaches everybody else of <paramref name="To"/>: those that are alike are asked once.</summary>
/// <param name="From">Ids of services, or one of <c>host</c>, <c>lan</c>, <c>internet</c>.</param>
/// <param name="To">Ids of services.</param>
/// <param name="Port">The port of the container.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Kind">By which way.</param>
public sealed record GraphReach(ImmutableArray<string> From, ImmutableArray<string> To, int Port, string Protocol, ReachKind Kind);

/// <summary>Projects as a picture: what stands where, what leads to it from outside, who reaches whom. In the order of the files.</summary>
public sealed record NetworkGraph
{
    /// <summary>The vantages from the nearest to the farthest.</summary>
    public static readonly ImmutableArray<string> Vantages = ["host", "lan", "internet"];

    /// <summary>The projects' names, for the title.</summary>
    public ImmutableArray<string> Projects { get; init; } = [];

    /// <summary>The networks.</summary>
    public ImmutableArray<GraphNetwork> Networks { get; init; } = [];

    /// <summary>The services.</summary>
    public ImmutableArray<GraphService> Services { get; init; } = [];

    /// <summary>The memberships; of one service in the order of its file, the first where it is at home.</summary>
    public ImmutableArray<GraphMembership> Memberships { get; init; } = [];

    /// <summary>The sockets of the machine.</summary>
    public ImmutableArray<GraphPublication> Publications { get; init; } = [];

    /// <summary>Who reaches whom.</summary>
    public ImmutableArray<GraphReach> Reaches { get; init; } = [];

    /// <summary>What does not come up, in sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Only what concerns some services: them, who shares a network or a namespace with them, who reaches them or is reached, and their networks.</summary>
    public NetworkGraph Around(ImmutableArray<string> services)
    {
        var networks = Memberships.Where(member => services.Contains(member.Service)).Select(member => member.Network).ToHashSet(StringComparer.Ordinal);
        var kept = services.ToHashSet(StringComparer.Ordinal);
        kept.UnionWith(Memberships.Where(member => networks.Contains(member.Network)).Select(member => member.Service));
        foreach (var reach in Reaches)
        {
            if (reach.From.Any(services.Contains))
                kept.UnionWith(reach.To);
            if (reach.To.Any(services.Contains))
                kept.UnionWith(reach.From);
        }

        foreach (var service in Services.Where(service => service.SharesWith.Length > 0))
        {
            if (Services.FirstOrDefault(other => other.Name == service.SharesWith && other.Project == service.Project) is not { } owner)
                continue;
            if (services.Contains(service.Id))
                kept.Add(owner.Id);
            else if (services.Contains(owner.Id))
                kept.Add(service.Id);
        }

        // Their homes are drawn too: a card stands somewhere.
        var homes = Memberships.Where(member => kept.Contains(member.Service)).DistinctBy(member => member.Service).Select(member => member.Network);
        networks.UnionWith(homes);
        return this with
        {
            Networks = [.. Networks.Where(network => networks.Contains(network.Id))],
            Services = [.. Services.Where(service => kept.Contains(service.Id))],
            Memberships = [.. Memberships.Where(member => kept.Contains(member.Service) && networks.Contains(member.Network))],
            Publications = [.. Publications.Where(publication => kept.Contains(publication.Service))],
            Reaches =
            [
                .. Reaches.Select(reach => services.Any(reach.To.Contains)
                        ? services.Any(reach.From.Contains) ? reach : reach with { To = [.. reach.To.Where(services.Contains)] }
                        : reach with { From = [.. reach.From.Where(services.Contains)] })
                    .Where(reach => !reach.From.IsEmpty && !reach.To.IsEmpty),
            ],
        };
    }
}
