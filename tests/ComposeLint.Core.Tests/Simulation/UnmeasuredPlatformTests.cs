using ComposeLint.Knowledge;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Core.Tests.Simulation;

/// <summary>What is from source and documentation alone: the rootless engine, Docker Desktop, ipvlan. Every answer says so.</summary>
[TestClass]
public sealed class UnmeasuredPlatformTests
{
    private const string Shop = """
        services:
          web: { image: nginx, ports: ["8080:80", "8081:81"], extra_hosts: ["up.example:host-gateway"] }
          tool: { image: tool, network_mode: host, expose: ["9000"] }
        """;

    [TestMethod]
    [DataRow(Platform.Rootless, 80, "127.0.0.1:8080", Outcome.Open, "RootlessKit")]
    [DataRow(Platform.DesktopMac, 80, "127.0.0.1:8080", Outcome.Open, "com.docker.backend")]
    [DataRow(Platform.DesktopWindows, 81, "127.0.0.1:8081", Outcome.Open, "com.docker.backend")]
    public void APublishedPortIsForwardedByAProcess(Platform platform, int port, string at, Outcome outcome, string why)
    {
        var shop = Up(platform);
        var way = shop.Reachability.Ways(Party.Node, shop.Container("web"), port, Protocol.Tcp).First(way => way.At == at);
        Assert.AreEqual(outcome, way.Answer.Outcome);
        Says(why, way.Answer);
    }

    [TestMethod]
    [DataRow(Platform.Rootless, Outcome.Closed)]
    [DataRow(Platform.DesktopMac, Outcome.Unknown)]
    [DataRow(Platform.Linux, Outcome.Open)]
    public void HostModeIsNotTheUsersMachine(Platform platform, Outcome outcome)
    {
        var shop = Up(platform);
        Assert.AreEqual(outcome, shop.Outcomes(Party.Node, shop.Container("tool"), 9000, WayKind.Published).Values.First());
    }

    [TestMethod]
    [DataRow(Platform.DesktopMac, "host.docker.internal", Outcome.Open)]
    [DataRow(Platform.DesktopWindows, "gateway.docker.internal", Outcome.Open)]
    [DataRow(Platform.Linux, "host.docker.internal", Outcome.NoName)]
    [DataRow(Platform.Rootless, "host.docker.internal", Outcome.NoName)]
    [DataRow(Platform.DesktopMac, "up.example", Outcome.Open)]
    public void DockerDesktopNamesTheUsersMachine(Platform platform, string name, Outcome outcome)
    {
        var shop = Up(platform);
        var answer = shop.Reachability.ByName(shop.Container("web"), name, 8080, Protocol.Tcp).Answer;
        Assert.AreEqual(outcome, answer.Outcome);
        if (outcome == Outcome.Open)
            Says("com.docker.backend", answer);
    }

    [TestMethod]
    public void AMacvlanIsNoWayInOrOutOnDockerDesktop()
    {
        var shop = Brought.Up(
            "services: { a: { image: a, networks: [lan], expose: ['80'] } }\nnetworks: { lan: { driver: macvlan, driver_opts: { parent: eth0 }, ipam: { config: [{ subnet: 10.9.0.0/24, gateway: 10.9.0.1 }] } } }",
            new SimulationOptions { Platform = Platform.DesktopMac });
        Assert.AreEqual(Outcome.Timeout, shop.Outcomes(Party.Lan, shop.Container("a"), 80, WayKind.Address).Values.Single());
        Assert.AreEqual(Outcome.Unknown, new PacketWalk(shop.Engine).Probe(Party.Of(shop.Container("a")), Address("10.9.0.77"), 80, Protocol.Tcp).Outcome);
    }

    [TestMethod]
    [DataRow("l2", Outcome.Open)]
    [DataRow("l3", Outcome.Unknown)]
    [DataRow("l3s", Outcome.Unknown)]
    public void AnIpvlanIsOnTheLanByItsMode(string mode, Outcome fromLan)
    {
        var shop = Ipvlan("parent: eth0, ipvlan_mode: " + mode);
        var a = shop.Container("a");
        Assert.AreEqual(Outcome.Open, shop.Reachability.ByName(shop.Container("b"), "a", 80, Protocol.Tcp).Answer.Outcome);
        Assert.AreEqual(fromLan, shop.Outcomes(Party.Lan, a, 80, WayKind.Address).Values.Single());
        var fromNode = shop.Reachability.Ways(Party.Node, a, 80, Protocol.Tcp).Single().Answer;
        Assert.AreEqual((Outcome.Timeout, Cause.ParentInterface), (fromNode.Outcome, fromNode.Cause));
        Says("ipvlan", fromNode);
        Assert.IsEmpty(a.Bindings, "ipvlan publishes nothing");
        Assert.IsNotNull(a.Sandbox!.Default4);
        Assert.AreEqual(mode == "l2", a.Sandbox.Default4.Network.IPv4!.Gateway is not null);
    }

    [TestMethod]
    [DataRow("parent: eth0, ipvlan_mode: l4", "28.5", "requested ipvlan mode 'l4' is not valid, 'l2' mode is the ipvlan driver default")]
    [DataRow("parent: eth0, ipvlan_mode: l3s", "20.10", "requested ipvlan mode 'l3s' is not valid, 'l2' mode is the ipvlan driver default")]
    [DataRow("parent: eth0, ipvlan_flag: loud", "28.5", "requested ipvlan flag 'loud' is not valid, 'bridge' is the ipvlan driver default")]
    [DataRow("parent: lo", "26.1", "loopback interface is not a valid ipvlan parent link")]
    public void AnIpvlansOptionsAreChecked(string options, string version, string message) =>
        StringAssert.Contains(Ipvlan(options, version).Engine.Refusal?.Message, message);

    [TestMethod]
    public void EveryUnmeasuredFactIsCited()
    {
        foreach (var id in Unmeasured.Ids)
        {
            var fact = Unmeasured.Fact(id, "x", "y");
            Assert.AreNotEqual("", fact.Citation, id);
            Assert.IsFalse(fact.Says.Contains('{', StringComparison.Ordinal), id);
        }
    }

    private static Brought Up(Platform platform) => Brought.Up(Shop, new SimulationOptions { Platform = platform });

    private static Brought Ipvlan(string options, string version = "28.5") => Brought.Up(
        $$"""
        services:
          a: { image: a, networks: [lan], ports: ["8080:80"] }
          b: { image: b, networks: [lan] }
        networks: { lan: { driver: ipvlan, driver_opts: { {{options}} }, ipam: { config: [{ subnet: 10.9.0.0/24 }] } } }
        """,
        new SimulationOptions { Engine = EngineVersion.TryParse(version, out var engine) ? engine : EngineVersion.Newest });

    private static void Says(string why, Answer answer)
    {
        Assert.IsFalse(answer.IsMeasured);
        Assert.IsTrue(answer.Trace.Any(hop => hop.Citation is not null && hop.Text.Contains(why, StringComparison.Ordinal) && hop.Text.EndsWith("not measured)", StringComparison.Ordinal)), why);
    }

    private static IpAddress Address(string text) => IpAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text);
}
