using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Core.Tests.Simulation;

/// <summary>Stacks on several nodes: where tasks run, what leads from one node to another, virtual addresses and the routing mesh.</summary>
[TestClass]
public sealed class SwarmTests
{
    private const string Shop = """
        services:
          web: { image: web, networks: [front], ports: ["8080:80"], deploy: { replicas: 2, placement: { constraints: [node.role == worker] } } }
          api: { image: api, networks: [front, back], expose: ["3000"], deploy: { placement: { constraints: ["node.labels.disk==ssd"] } } }
          agent: { image: agent, networks: [back], ports: [{ target: 9100, published: 9100, mode: host }], deploy: { mode: global } }
        networks: { front: {}, back: { driver_opts: { encrypted: "" } } }
        """;

    private static readonly Node[] Nodes =
    [
        new("one") { Swarm = SwarmRole.Manager, Labels = ImmutableDictionary<string, string>.Empty, Addresses = [Lan(1)] },
        new("two") { Swarm = SwarmRole.Worker, Labels = ImmutableDictionary<string, string>.Empty.Add("disk", "ssd"), Addresses = [Lan(2)] },
        new("three") { Swarm = SwarmRole.Worker, Labels = ImmutableDictionary<string, string>.Empty, Addresses = [Lan(3)] },
    ];

    [TestMethod]
    public void TasksRunWhereTheirConstraintsHold()
    {
        var shop = Brought.Deployed(Shop, Nodes);
        CollectionAssert.AreEqual(
            new[] { "agent one", "agent two", "agent three", "api two", "web two", "web three" },
            shop.Engine.Containers.OrderBy(task => task.Workload.ServiceName, StringComparer.Ordinal).ThenBy(task => Array.FindIndex(Nodes, node => node.Name == task.Node.Name))
                .Select(task => task.Workload.ServiceName + " " + task.Node.Name).ToArray());
        Assert.AreEqual(BringUpOutcome.Up, shop.Engine.Outcome);
    }

    [TestMethod]
    [DataRow("constraints: [node.labels.disk == tape]", 1, "no suitable node (scheduling constraints not satisfied on 3 nodes)")]
    [DataRow("constraints: [node.hostname != one, node.role == manager]", 1, "no suitable node (scheduling constraints not satisfied on 3 nodes)")]
    [DataRow("max_replicas_per_node: 1", 4, "no suitable node (max replicas per node limit exceed)")]
    [DataRow("constraints: [NODE.ROLE==Manager]", 2, null)]
    [DataRow("constraints: [node.id == abc]", 1, null)]
    public void ATaskThatNoNodeTakesWaitsWithTheSchedulersWords(string placement, int replicas, string? reason)
    {
        var engine = Brought.Deployed($$"""services: { a: { image: a, deploy: { replicas: {{replicas}}, placement: { {{placement}} } } } }""", Nodes).Engine;
        Assert.AreEqual(reason, engine.Pending.Select(task => task.Message).Distinct().SingleOrDefault());
        Assert.AreEqual(reason is null ? BringUpOutcome.Up : BringUpOutcome.Partial, engine.Outcome);
    }

    [TestMethod]
    public void AHostModePortIsOnTheNodesThatHaveATaskAlone()
    {
        const string One = "services: { a: { image: a, ports: [{ target: 80, published: 80, mode: host }], deploy: { replicas: 4, placement: { constraints: [node.role == worker] } } } }";
        var stack = Brought.Deployed(One, Nodes);
        Assert.HasCount(2, stack.Engine.Containers);
        Assert.AreEqual("no suitable node (host-mode port already in use on 2 nodes; scheduling constraints not satisfied on 1 node)", stack.Engine.Pending[0].Message);
        CollectionAssert.AreEquivalent(
            new[] { "10.1.1.2:80", "10.1.1.3:80" },
            stack.Engine.Containers.SelectMany(task => stack.Outcomes(Party.Lan, task, 80, WayKind.Published)).Where(way => way.Value == Outcome.Open).Select(way => way.Key).ToArray());
    }

    [TestMethod]
    public void TheRoutingMeshTakesThePortOnEveryNode()
    {
        var shop = Brought.Deployed(Shop, Nodes);
        var ways = shop.Reachability.Ways(Party.Lan, shop.Container("web"), 80, Protocol.Tcp).Where(way => way.Kind == WayKind.Published).ToList();
        CollectionAssert.AreEqual(new[] { "10.1.1.1:8080", "10.1.1.2:8080", "10.1.1.3:8080" }, ways.Select(way => way.At).ToArray());
        Assert.IsTrue(ways.TrueForAll(way => way.Answer is { Outcome: Outcome.Open, IsMeasured: false }), "open by the documentation");
        Assert.IsTrue(ways[0].Answer.Trace.Any(hop => hop is { Citation: not null, Decided.Text: "8080" }), "no hop cites the mesh and points at the port");
    }

    [TestMethod]
    public void AMeshWithoutATaskIsClosed()
    {
        const string Stack = "services: { a: { image: a, ports: ['80:80'], deploy: { placement: { constraints: [node.labels.disk == tape] } } }, b: { image: b } }";
        var stack = Brought.Deployed(Stack, Nodes);
        Assert.AreEqual(Outcome.Closed, new PacketWalk(stack.Engine).Probe(Party.Lan, Nodes[0].Addresses[0].Address, 80, Protocol.Tcp).Outcome);
    }

    [TestMethod]
    public void BetweenNodesThePathShowsTheTunnelAndThePortsItNeeds()
    {
        var shop = Brought.Deployed(Shop, Nodes);
        string Path(SimulatedContainer from, SimulatedContainer to, string network) => string.Join("; ", shop.Reachability.Ways(Party.Of(from), to, 3000, Protocol.Tcp)
            .Single(way => way.Kind == WayKind.Address && way.Network?.RealName == network).Answer.Trace.Select(hop => hop.Text));
        StringAssert.Contains(Path(shop.Engine.Containers.Single(task => task.Workload.ServiceName == "web" && task.Node.Name == "three"), shop.Container("api"), "shop_front"), "from node three to node two by VXLAN, unencrypted: 4789/udp");
        StringAssert.Contains(Path(shop.Container("agent", 1), shop.Container("api"), "shop_back"), "from node one to node two by VXLAN in ESP: IP protocol 50");
        StringAssert.Contains(Path(shop.Container("agent", 1), shop.Container("api"), "shop_back"), "7946/tcp and 7946/udp");
        StringAssert.Contains(Path(shop.Container("agent", 2), shop.Container("api"), "shop_back"), "both are on node two");
    }

    [TestMethod]
    public void AVirtualAddressLeadsToTheTasksThatListen()
    {
        var shop = Brought.Deployed(Shop, Nodes);
        var asked = shop.Reachability.ByName(shop.Container("api"), "web", 80, Protocol.Tcp);
        Assert.AreEqual(Outcome.Open, asked.Answer.Outcome);
        Assert.IsFalse(asked.Answer.IsMeasured);
        Assert.AreEqual(Outcome.Closed, shop.Reachability.ByName(shop.Container("api"), "web", 81, Protocol.Tcp).Answer.Outcome);
        Assert.AreEqual(Outcome.NoName, shop.Reachability.ByName(shop.Container("web"), "agent", 9100, Protocol.Tcp).Answer.Outcome);
    }

    [TestMethod]
    public void BridgesOfANodeAreItsOwn()
    {
        var shop = Brought.Deployed(Shop, Nodes);
        var (one, two) = (shop.Container("agent", 1), shop.Container("agent", 2));
        Assert.IsTrue(one.Sandbox!.Endpoints.Concat(two.Sandbox!.Endpoints).Count(endpoint => endpoint.Network.RealName == "docker_gwbridge") == 2);
        var published = shop.Outcomes(Party.Of(one), two, 9100, WayKind.Published);
        Assert.AreEqual(Outcome.Open, published["10.1.1.2:9100"]);
    }

    [TestMethod]
    public void OneNodeStandsForASwarmThatIsNotKnown()
    {
        var shop = Brought.Up(Shop, target: DeploymentTarget.Stack, nodes: new Node { Swarm = SwarmRole.Manager });
        Assert.IsEmpty(shop.Engine.Pending, "another node may fit");
        var answer = shop.Reachability.ByName(shop.Container("web"), "api", 3000, Protocol.Tcp).Answer;
        Assert.IsTrue(answer.Trace.Any(hop => hop.Text.Contains("where the two are on different ones", StringComparison.Ordinal)));
    }

    private static InterfaceAddress Lan(uint last) => new(IpAddress.FromIPv4(0x0a01_0100 | last), 24);
}
