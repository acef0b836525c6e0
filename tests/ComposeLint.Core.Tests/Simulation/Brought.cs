using ComposeLint.Compose;
using ComposeLint.Compose.Binding;
using ComposeLint.Compose.Lowering;
using ComposeLint.Knowledge;
using ComposeLint.Simulation;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Core.Tests.Simulation;

/// <summary>A file brought up on a simulated engine of a machine that is not known further.</summary>
internal sealed class Brought
{
    private Brought(NetworkTopology topology, EngineState engine)
    {
        Topology = topology;
        Engine = engine;
        Reachability = new Reachability(engine);
    }

    public NetworkTopology Topology { get; }

    public EngineState Engine { get; }

    public Reachability Reachability { get; }

    /// <summary>A stack deployed to a swarm of these nodes.</summary>
    public static Brought Deployed(string yaml, params Node[] nodes) => Up(yaml, target: DeploymentTarget.Stack, nodes: nodes);

    public static Brought Up(string yaml, SimulationOptions? options = null, DeploymentTarget target = DeploymentTarget.Compose, params Node[] nodes)
    {
        var files = new MemorySourceSet([new SourceText("compose.yml", yaml)]);
        var project = ComposeLoader.Load(new LoadRequest(["compose.yml"]) { ProjectName = "shop", EnvFiles = [], Dialect = target == DeploymentTarget.Stack ? ComposeDialect.Stack : ComposeDialect.Compose }, files, CancellationToken.None);
        var declarations = ComposeLowering.Lower(project, new LoweringOptions { Target = target, Listeners = Listeners });
        if (nodes is [var first, .. var peers])
            declarations = declarations with { Node = first, Peers = [.. peers] };
        var topology = NetworkTopology.Build(declarations);
        return new Brought(topology, EngineSimulation.Run(topology, options ?? new SimulationOptions { Engine = EngineVersion.Newest }));
    }

    public SimulatedContainer Container(string service) => Engine.Containers.First(container => container.Workload.ServiceName == service);

    public SimulatedContainer Container(string service, int number) => Engine.Containers.Single(container => container.Workload.ServiceName == service && container.Number == number);

    /// <summary>The outcomes of the ways of one kind from a party, by the words that a client would use.</summary>
    public Dictionary<string, Outcome> Outcomes(Party from, SimulatedContainer to, int port, WayKind kind) =>
        Reachability.Ways(from, to, port, Protocol.Tcp).Where(way => way.Kind == kind).ToDictionary(way => way.At, way => way.Answer.Outcome);

    /// <summary>A service listens on what it exposes and publishes; of one that says neither it is not known.</summary>
    private static ImmutableArray<Listener>? Listeners(ComposeService service) => service.Ports.IsKnownEmpty && service.Expose.IsKnownEmpty ? null :
        [.. service.Ports.Select(port => port.Target).Concat(service.Expose.Select(expose => expose.Ports)).Where(ports => ports.IsKnown)
            .Select(ports => new Listener(null, ports.Value.First, Protocol.Tcp, "test"))];
}
