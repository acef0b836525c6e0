
namespace ComposeLint.CSharp.Tests.Oracle;

/// <summary>
/// What Testcontainers 4.16.0 itself would send to the engine, against what is read from the same source. The source is compiled, and its builder is turned into
/// <c>CreateContainerParameters</c> by the library's own converter; no engine is asked.
/// </summary>
[TestClass]
public sealed class TestcontainersOracleTests
{
    [TestMethod]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithPortBinding(8890)", DisplayName = "one port is fixed (U1)")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithPortBinding(8899, true)", DisplayName = "a random port (U1)")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithPortBinding(8080, 80).WithPortBinding(8081, 80)", DisplayName = "a later binding of one container port replaces")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithPortBinding(8080, 80).WithPortBinding(80, true)", DisplayName = "fixed, then random")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithPortBinding(8080, 80).WithPortBinding(8080, 81)", DisplayName = "two container ports on one host port")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithPortBinding(\"53/udp\", true).WithPortBinding(\"5353\", \"5353/udp\")", DisplayName = "UDP")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithPortBinding(0, 80)", DisplayName = "host port 0")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithExposedPort(80).WithExposedPort(\"53/udp\")", DisplayName = "exposed is not published")]
    [DataRow("new RedisBuilder(\"redis:7\")", DisplayName = "a module's port")]
    [DataRow("new RedisBuilder(\"redis:7\").WithPortBinding(6379, RedisBuilder.RedisPort)", DisplayName = "a module's port made fixed (U2)")]
    [DataRow("new PostgreSqlBuilder(\"postgres:17\").WithDatabase(\"shop\").WithPortBinding(5433, 5432)")]
    [DataRow("new MsSqlBuilder(\"mcr.microsoft.com/mssql/server:2022-latest\").WithPortBinding(37000, 1433)")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithNetwork(\"front\").WithNetwork(\"back\").WithNetworkAliases(\"web\", \"www\").WithNetworkAliases(\"site\")", DisplayName = "aliases hold on every network")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithNetworkAliases(\"web\")", DisplayName = "aliases without a network are dropped (U6)")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithNetwork(\"host\")", DisplayName = "the network host leaves the mode empty")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithEnvironment(\"A\", \"1\").WithEnvironment(new Dictionary<string, string> { [\"B\"] = \"2\", [\"A\"] = \"3\" })", DisplayName = "a later variable wins")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithPrivileged(true).WithName(\"web\").WithHostname(\"w\").WithExtraHost(\"host.docker.internal\", \"host-gateway\")")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithBindMount(\"/var/run/docker.sock\", \"/var/run/docker.sock\")", DisplayName = "the engine's socket")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithCreateParameterModifier(p => p.HostConfig.NetworkMode = \"host\")", DisplayName = "a modifier sets the mode")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithPortBinding(8080, 80).WithCreateParameterModifier(p => { p.HostConfig.PortBindings.Clear(); p.HostConfig.PortBindings[\"81/tcp\"] = new List<Docker.DotNet.Models.PortBinding> { new() { HostPort = \"8081\", HostIP = \"127.0.0.1\" } }; })", DisplayName = "a modifier replaces the ports")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithCreateParameterModifier(p => p.HostConfig.Privileged = true).WithCreateParameterModifier(p => p.Hostname = \"late\")", DisplayName = "modifiers run in order")]
    [DataRow("new ContainerBuilder(\"nginx:1.27\").WithPortBinding(Environment.NewLine.Length > 0 ? 8080 : 8080, 80).WithImage(\"caddy:2\")", DisplayName = "the last image counts")]
    public void TheLibraryAgrees(string builder)
    {
        var model = Sample.Testcontainers("class T { void M() { var c = " + builder + ".Build(); } }").Model;
        Assert.AreEqual(TestcontainersOracle.Describe(builder), Describe(model.Containers.Single(), model));
    }

    private static string Describe(ContainerFact container, CSharpModel model)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in container.Environment)
            environment[variable.Variable.Value] = variable.Value.Value;
        var aliases = string.Join(",", container.Aliases.Select(alias => alias.Value).Order(StringComparer.Ordinal));
        return TestcontainersOracle.Format(
            Reading.Describe.Show(container.Image!.Value),
            container.Publishes.Select(Reading.Describe.Port),
            container.Networks.Select(use => (use.NetworkName?.Value ?? model.Networks.Single(network => network.Key == use.NetworkKey).NetworkName!.Value.Value) + "[" + aliases + "]"),
            // A module's own variables are not read.
            container.Image!.Value.Value == "nginx:1.27" ? environment.Select(pair => pair.Key + "=" + pair.Value) : [],
            container.Privileged is { Value: true },
            container.NetworkMode?.Value,
            container.ContainerName?.Value,
            container.Hostname?.Value,
            container.ExtraHosts.Select(host => host.HostName + ":" + host.Address),
            container.SocketMounts.Length > 0);
    }
}
