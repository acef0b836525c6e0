using ComposeLint.Knowledge;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Core.Tests.Simulation;

[TestClass]
public sealed class ReachabilityTests
{
    private const string TwoNetworks = """
        services:
          web: { image: nginx, networks: [front], ports: ["8080:80"] }
          app: { image: app, networks: [front, back], expose: ["3000"] }
          db: { image: postgres, networks: [back], expose: ["5432"] }
        networks: { front: {}, back: { internal: true } }
        """;

    [TestMethod]
    public void ANameOnASharedNetworkLeadsToItsListener()
    {
        var shop = Brought.Up(TwoNetworks);
        var way = shop.Reachability.ByName(shop.Container("app"), "db", 5432, Protocol.Tcp);
        Assert.AreEqual(Outcome.Open, way.Answer.Outcome);
        Assert.AreEqual("shop_back", way.Network?.RealName);
        Assert.AreEqual(Party.Of(shop.Container("db")), way.Answer.Responder);
        Assert.AreEqual(Outcome.Closed, shop.Reachability.ByName(shop.Container("app"), "db", 5433, Protocol.Tcp).Answer.Outcome);
    }

    [TestMethod]
    public void WithoutASharedNetworkThereIsNoNameAndTheTraceSaysWhy()
    {
        var shop = Brought.Up(TwoNetworks);
        Assert.AreEqual(Outcome.NoName, shop.Reachability.ByName(shop.Container("web"), "db", 5432, Protocol.Tcp).Answer.Outcome);
        var byAddress = shop.Reachability.Ways(Party.Of(shop.Container("web")), shop.Container("db"), 5432, Protocol.Tcp).Single(way => way.Kind == WayKind.Address);
        Assert.AreEqual(Outcome.Timeout, byAddress.Answer.Outcome);
        Assert.IsTrue(byAddress.Answer.Trace.Any(hop => hop.Decided is { Text: "back" }), "no hop points at the network's line");
    }

    [TestMethod]
    public void APublishedPortIsReachedThroughTheNode()
    {
        var shop = Brought.Up(TwoNetworks);
        var way = shop.Reachability.Ways(Party.Node, shop.Container("web"), 80, Protocol.Tcp).First(way => way.Kind == WayKind.Published);
        Assert.AreEqual("127.0.0.1:8080", way.At);
        Assert.AreEqual(Outcome.Open, way.Answer.Outcome);
    }

    [TestMethod]
    public void AnAddressOfTheFileIsBelievedToBeTheNodes()
    {
        var shop = Brought.Up("services: { web: { image: nginx, ports: ['192.168.7.7:8080:80'] } }");
        Assert.AreEqual(BringUpOutcome.Up, shop.Engine.Outcome);
        var way = shop.Reachability.Ways(Party.Lan, shop.Container("web"), 80, Protocol.Tcp).Single(way => way.Kind == WayKind.Published);
        Assert.AreEqual(Outcome.Open, way.Answer.Outcome);
    }

    [TestMethod]
    public void WhatAServiceListensOnMayBeUnknown()
    {
        var shop = Brought.Up("services: { a: { image: a }, b: { image: b } }");
        var answer = shop.Reachability.ByName(shop.Container("b"), "a", 80, Protocol.Tcp).Answer;
        Assert.AreEqual(Outcome.Unknown, answer.Outcome);
        Assert.IsTrue(answer.Arrives, "the network lets it through");
    }

    [TestMethod]
    public void ContainersAreOutOfReachFromTheUsersMachineOnDockerDesktop()
    {
        var shop = Brought.Up(TwoNetworks, new SimulationOptions { Platform = Platform.DesktopMac });
        var ways = shop.Reachability.Ways(Party.Node, shop.Container("web"), 80, Protocol.Tcp);
        Assert.AreEqual(Outcome.Timeout, ways.Single(way => way.Kind == WayKind.Address).Answer.Outcome);
        Assert.AreEqual(Outcome.Open, ways.First(way => way.Kind == WayKind.Published).Answer.Outcome);
    }

    [TestMethod]
    public void ANewerEngineClosesTheContainersAddressToTheLan()
    {
        var addresses = new[] { EngineVersion.Oldest, EngineVersion.Newest }.Select(version =>
        {
            var shop = Brought.Up(TwoNetworks, new SimulationOptions { Engine = version });
            return shop.Reachability.Ways(Party.Lan, shop.Container("web"), 80, Protocol.Tcp).Single(way => way.Kind == WayKind.Address).Answer;
        }).ToList();
        Assert.AreEqual(Outcome.Open, addresses[0].Outcome);
        Assert.AreEqual(Outcome.Timeout, addresses[1].Outcome);
        Assert.AreEqual(Cause.DirectAccess, addresses[1].Cause);
    }

    [TestMethod]
    public void AlikeSandboxesAreOneClass()
    {
        var shop = Brought.Up("""
            services:
              api: { image: app, deploy: { replicas: 3 }, expose: ["80"] }
              job: { image: app, expose: ["80"] }
              web: { image: nginx, ports: ["8080:80"] }
            """);
        var classes = SandboxClass.Of(shop.Engine);
        CollectionAssert.AreEqual(new[] { 4, 1 }, classes.Select(one => one.Members.Length).ToArray());
    }
}
