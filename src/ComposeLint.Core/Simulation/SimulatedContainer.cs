using System.Globalization;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>How far a container came.</summary>
public enum ContainerState
{
    /// <summary>It does not exist.</summary>
    Absent,
    /// <summary>It exists and does not run.</summary>
    Created,
    /// <summary>It runs.</summary>
    Running,
}

/// <summary>One container (one replica of a workload).</summary>
public sealed class SimulatedContainer
{
    internal SimulatedContainer(EngineState home, Workload workload, int number, string name)
    {
        Home = home;
        Workload = workload;
        Number = number;
        Name = name;
    }

    /// <summary>What it runs.</summary>
    public Workload Workload { get; }

    /// <summary>Which replica, from 1.</summary>
    public int Number { get; }

    /// <summary>The engine's name of it: <c>PROJECT-service-1</c>, <c>STACK_service.1.ID</c>.</summary>
    public string Name { get; }

    /// <summary>The node that it is on.</summary>
    public Node Node => Home.Node;

    /// <summary>Whether another node could as well have got it: the scheduler takes any of those with the fewest tasks.</summary>
    public bool IsPlacedByChance { get; internal set; }

    /// <summary>The engine of its node.</summary>
    internal EngineState Home { get; }

    /// <summary>How far it came.</summary>
    public ContainerState State { get; internal set; }

    /// <summary>Whether starting it was refused.</summary>
    public bool HasFailed { get; internal set; }

    /// <summary>Its network namespace, when it runs.</summary>
    public SimulatedSandbox? Sandbox { get; internal set; }

    /// <summary>The networks it was created for, joined or not, by attachment order; empty for one in another's namespace.</summary>
    public IReadOnlyList<SimulatedNetwork> Networks => NetworkList;

    internal List<SimulatedNetwork> NetworkList { get; } = [];

    /// <summary>Lines of its hosts file beside those of loopback: a name and the address it leads to.</summary>
    public IReadOnlyList<HostsLine> HostsFile => HostsLines;

    internal List<HostsLine> HostsLines { get; } = [];

    /// <summary>The host ports that were bound for it.</summary>
    public IReadOnlyList<PortBinding> Bindings => BindingList;

    internal List<PortBinding> BindingList { get; } = [];

    /// <summary>Whether it has ports to publish, and the engine bound none of them, without a word. Those of a swarm service are the routing mesh's.</summary>
    public bool PublishesNothing => IsRunning && BindingList.Count == 0 && !Workload.Ports.IsEmpty && Workload.Kind != WorkloadKind.SwarmService && !Workload.OpenParts.HasFlag(WorkloadParts.Attachments);

    /// <summary>What its processes wanted to listen on, and whether they could.</summary>
    public IReadOnlyList<ListenResult> Listening => ListeningList;

    internal List<ListenResult> ListeningList { get; } = [];

    /// <summary>Its twelve-digit id, as a name that stands for it here.</summary>
    public string ShortId => "<id:" + Workload.Key + "#" + Number.ToString(CultureInfo.InvariantCulture) + "@" + Workload.Presence.Project + ">";

    /// <summary>Its host name: given, or its id.</summary>
    public string Hostname => Workload.Hostname is { IsKnown: true } given ? given.Value : ShortId;

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => State == ContainerState.Running;

    /// <inheritdoc/>
    public override string ToString() => Workload.ReplicaCount is > 1 ? Workload.Name + "#" + Number.ToString(CultureInfo.InvariantCulture)
        : Workload.IsGlobal && Home.Swarm.Count > 1 ? Workload.Name + "@" + Node.Name : Workload.Name;
}

/// <summary>A line of a hosts file.</summary>
/// <param name="Name">The name.</param>
/// <param name="Address">The address.</param>
public readonly record struct HostsLine(string Name, IpAddress Address);

/// <summary>A network namespace: its memberships, its default routes, and who listens in it.</summary>
public sealed class SimulatedSandbox
{
    internal SimulatedSandbox(SimulatedContainer? owner) => Owner = owner;

    /// <summary>The container it was made for; null for the node's own.</summary>
    public SimulatedContainer? Owner { get; }

    /// <summary>Whether it is the node's own.</summary>
    public bool IsHost => Owner is null;

    /// <summary>Those that run in it.</summary>
    public IReadOnlyList<SimulatedContainer> Members => MemberList;

    internal List<SimulatedContainer> MemberList { get; } = [];

    /// <summary>Its memberships, in the engine's order: the first has the default route, and names are looked up there first.</summary>
    public IReadOnlyList<SimulatedEndpoint> Endpoints => EndpointList;

    internal List<SimulatedEndpoint> EndpointList { get; } = [];

    /// <summary>The membership that IPv4 leaves by; null when there is no default route.</summary>
    public SimulatedEndpoint? Default4 { get; internal set; }

    /// <summary>The membership that IPv6 leaves by; null when there is no default route.</summary>
    public SimulatedEndpoint? Default6 { get; internal set; }

    /// <summary>The sockets that processes hold in it.</summary>
    internal SocketTable Sockets { get; } = new();

    /// <summary>The membership that a family leaves by.</summary>
    public SimulatedEndpoint? Default(bool ipv4) => ipv4 ? Default4 : Default6;

    /// <inheritdoc/>
    public override string ToString() => Owner?.ToString() ?? "(host)";
}

/// <summary>A host port bound for a container.</summary>
/// <param name="Container">The container.</param>
/// <param name="Port">The entry that asks for it; null for what <c>-P</c> publishes.</param>
/// <param name="HostAddress">The host address; null for a port that is open by routing alone.</param>
/// <param name="HostPort">The host port; 0 where there is none.</param>
/// <param name="ContainerPort">The container's port.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="IsDynamic">Whether the engine chose the host port.</param>
public sealed record PortBinding(
    SimulatedContainer Container, PublishedPort? Port, IpAddress HostAddress, int HostPort, int ContainerPort, Protocol Protocol, bool IsDynamic)
{
    /// <summary>The membership that the container is reached by.</summary>
    public SimulatedEndpoint? Endpoint { get; init; }

    /// <summary>Whether the routing mesh holds it, for a swarm service.</summary>
    public bool IsIngress { get; init; }

    /// <summary>Whether the firewall redirects to the container, beside the proxy: the host address and the container have the same family.</summary>
    public bool IsRedirected { get; init; }
}
