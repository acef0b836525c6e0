using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Core.Tests.Simulation;

[TestClass]
public sealed class BringUpTests
{
    [TestMethod]
    public void WhichOfTwoGetsAPortIsChanceUnlessOneWaitsForTheOther()
    {
        const string Services = """
            services:
              a: { image: a, ports: ["8080:80"] }
              b: { image: b, ports: ["8080:81"]WAIT }
            """;
        var unordered = Brought.Up(Services.Replace("WAIT", "")).Engine.Refusal;
        Assert.AreEqual("port-allocated", unordered?.MessageId);
        Assert.IsTrue(unordered!.IsByChance);
        Assert.AreEqual("8080", unordered.Subject.Span.Text);
        Assert.AreEqual("8080", unordered.Evidence?.Span.Text);
        Assert.IsFalse(Brought.Up(Services.Replace("WAIT", ", depends_on: [a]")).Engine.Refusal!.IsByChance);
    }

    [TestMethod]
    public void WhatStartedBeforeARefusalStaysUp()
    {
        var engine = Brought.Up("""
            services:
              a: { image: a, ports: ["8080:80"] }
              b: { image: b, ports: ["8080:80"] }
              c: { image: c }
            """).Engine;
        CollectionAssert.AreEqual(new[] { ContainerState.Running, ContainerState.Created, ContainerState.Created }, engine.Containers.Select(container => container.State).ToArray());
    }

    [TestMethod]
    public void APortThatCannotBeKnownIsNoCollision()
    {
        var shop = Brought.Up("""
            services:
              a: { image: a, ports: ["${PORT}:80"] }
              b: { image: b, ports: ["8080:80"] }
            """);
        Assert.IsNull(shop.Engine.Refusal);
        Assert.IsEmpty(shop.Topology.Hosts[0].PortConflicts);
    }

    [TestMethod]
    public void ANetworkOfOthersIsBelievedToBeThere()
    {
        var engine = Brought.Up("""
            services: { a: { image: a, networks: [proxy] } }
            networks: { proxy: { external: true } }
            """).Engine;
        Assert.IsNull(engine.Refusal);
        Assert.IsTrue(engine.NetworkNamed("proxy")!.IsUnknown);
    }

    [TestMethod]
    [DataRow("8080:80", "8080:81", 1)]
    [DataRow("8080:80", "127.0.0.1:8080:80", 1)]
    [DataRow("0.0.0.0:8080:80", "[::]:8080:80", 0)]
    [DataRow("127.0.0.1:8080:80", "192.168.0.2:8080:80", 0)]
    [DataRow("8080:80", "8080:80/udp", 0)]
    [DataRow("8080-8082:80-82", "8082:80", 1)]
    [DataRow("8080-8081:80", "8080-8081:80", 0)]
    [DataRow("8080:80", "8080-8081:80", 0)]
    [DataRow("80", "80", 0)]
    public void TheHostsSocketsAreClaimedOnce(string first, string second, int conflicts)
    {
        var shop = Brought.Up($$"""
            services:
              a: { image: a, ports: ["{{first}}"] }
              b: { image: b, ports: ["{{second}}"], depends_on: [a] }
            """);
        Assert.HasCount(conflicts, shop.Topology.Hosts[0].PortConflicts);
        Assert.AreEqual(conflicts > 0, shop.Engine.Refusal is not null, "the rules and the simulation disagree");
    }

    [TestMethod]
    public void ReplicasWithOneFixedPortCollideWithEachOther()
    {
        var conflict = Brought.Up("services: { a: { image: a, ports: ['8080:80'], deploy: { replicas: 2 } } }").Topology.Hosts[0].PortConflicts.Single();
        Assert.AreSame(conflict.First, conflict.Second);
    }

    [TestMethod]
    public void NothingThatIsWrittenMakesItThrow()
    {
        var random = new Random(7);
        string[] values = ["\"\"", "-1", "host", "999999", "a:b:c", "[::]:1:2", "{}", "[]", "null", "10.0.0.0/33", "\"${X}\"", "service:a", "container:a", "true"];
        string[] keys = ["network_mode", "ports", "expose", "links", "hostname", "container_name", "scale", "extra_hosts", "dns", "depends_on", "networks", "external_links", "mac_address"];
        for (var n = 0; n < 400; n++)
        {
            string Service(string name) => $"  {name}: {{ image: a, {string.Join(", ", keys.Where(_ => random.Next(3) == 0).Select(key =>
                random.Next(2) == 0 ? $"{key}: {values[random.Next(values.Length)]}" : $"{key}: [{values[random.Next(values.Length)]}]"))} }}";
            var yaml = $"services:\n{Service("a")}\n{Service("b")}\nnetworks: {{ n: {{ driver: {values[random.Next(values.Length)]}, ipam: {{ config: [{{ subnet: {values[random.Next(values.Length)]} }}] }} }} }}\n";
            foreach (var target in new[] { DeploymentTarget.Compose, DeploymentTarget.Stack })
                Assert.IsNotNull(Brought.Up(yaml, target: target).Engine, yaml);
        }
    }
}
