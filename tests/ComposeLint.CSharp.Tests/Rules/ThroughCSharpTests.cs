using ComposeLint.Analysis;
using ComposeLint.Rules;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Tests.Rules;

/// <summary>What rules over the topology say of containers that C# makes.</summary>
[TestClass]
public sealed class ThroughCSharpTests
{
    private const string Docker = "using Docker.DotNet; using Docker.DotNet.Models; class P { async Task M(IDockerClient client) { await client.Containers.CreateContainerAsync(new CreateContainerParameters { Image = \"IMAGE\", HostConfig = new HostConfig { SETTINGS } }); } }";
    private const string Bindings = "PortBindings = new Dictionary<string, IList<PortBinding>> { [\"5432/tcp\"] = [new() { HostPort = \"5432\" }] }";

    [TestMethod]
    public void HostModeOfAProgram() => AssertFound("host-network-on-docker-desktop", DockerCode("x:1", "NetworkMode = \"host\""));

    [TestMethod]
    public void HostModeOnLinuxOnly() => AssertNotFound(
        "host-network-on-docker-desktop",
        "using Docker.DotNet; using Docker.DotNet.Models; class P { async Task M(IDockerClient client) { if (!OperatingSystem.IsLinux()) return; await client.Containers.CreateContainerAsync(new CreateContainerParameters { Image = \"x:1\", HostConfig = new HostConfig { NetworkMode = \"host\" } }); } }");

    [TestMethod]
    public void PortsInHostMode() => AssertFound("ports-in-host-mode", DockerCode("x:1", "NetworkMode = \"host\", " + Bindings));

    [TestMethod]
    public void ADataStoreOfAProgramIsOpen() => AssertFound("data-store-published-to-every-interface", DockerCode("postgres:17", Bindings));

    [TestMethod]
    public void ADataStoreOfATestIsNot() => AssertNotFound(
        "data-store-published-to-every-interface",
        "using Testcontainers.PostgreSql; class T { [Fact] void M() { var db = new PostgreSqlBuilder(\"postgres:17\").WithPortBinding(5432, 5432).Build(); } }");

    [TestMethod]
    public void OneHostPortTwiceInOneBuilder() => AssertFound(
        "host-port-collision",
        "using DotNet.Testcontainers.Builders; class T { void M() { var c = new ContainerBuilder(\"x:1\").WithPortBinding(8080, 80).WithPortBinding(8080, 81).Build(); } }");

    [TestMethod]
    public void TwoTestClassesMayNeverMeet() => AssertNotFound(
        "host-port-collision",
        "using DotNet.Testcontainers.Builders; class A { void M() { var c = new ContainerBuilder(\"x:1\").WithPortBinding(8080, 80).Build(); } } class B { void M() { var c = new ContainerBuilder(\"y:1\").WithPortBinding(8080, 80).Build(); } }");

    [TestMethod]
    public void TwoAspireResourcesOnOnePort() => AssertFound(
        "host-port-collision",
        "var builder = DistributedApplication.CreateBuilder(args); builder.AddRedis(\"a\", port: 8080); builder.AddContainer(\"b\", \"nginx\", \"1.27\").WithHttpEndpoint(8080, 80); builder.Build().Run();");

    [TestMethod]
    public void ASharedToolIsOneClaim() => AssertNotFound(
        "host-port-collision",
        "var builder = DistributedApplication.CreateBuilder(args); builder.AddPostgres(\"a\").WithPgAdmin(c => c.WithHostPort(8068)); builder.AddPostgres(\"b\").WithPgAdmin(c => c.WithHostPort(8068)); builder.Build().Run();");

    [TestMethod]
    public void RunAndPublishNeverMeet() => AssertNotFound(
        "host-port-collision",
        "var builder = DistributedApplication.CreateBuilder(args); var a = builder.AddContainer(\"a\", \"x\", \"1\"); var b = builder.AddContainer(\"b\", \"y\", \"1\"); if (builder.ExecutionContext.IsRunMode) a.WithHttpEndpoint(8080, 80); else b.WithHttpEndpoint(8080, 80); builder.Build().Run();");

    [TestMethod]
    public void HostModeOfAnAspireContainer() => AssertFound(
        "ports-in-host-mode",
        "var builder = DistributedApplication.CreateBuilder(args); builder.AddContainer(\"prom\", \"prom/prometheus\", \"v2\").WithHttpEndpoint(9090, 9090).WithContainerRuntimeArgs(\"--network=host\"); builder.Build().Run();");

    [TestMethod]
    public void AnOverlayInTheClear() => AssertFound(
        "unencrypted-overlay",
        "using Docker.DotNet; using Docker.DotNet.Models; class P { async Task M(IDockerClient client) => await client.Networks.CreateNetworkAsync(new NetworksCreateParameters { Name = \"n\", Driver = \"overlay\" }); }");

    [TestMethod]
    public void AnEncryptedOverlay() => AssertNotFound(
        "unencrypted-overlay",
        "using Docker.DotNet; using Docker.DotNet.Models; class P { async Task M(IDockerClient client) => await client.Networks.CreateNetworkAsync(new NetworksCreateParameters { Name = \"n\", Driver = \"overlay\", Options = new Dictionary<string, string> { [\"encrypted\"] = \"\" } }); }");

    [TestMethod]
    [DataRow("ingress-with-dnsrr", "Mode = \"dnsrr\", Ports = [new PortConfig { TargetPort = 80, PublishedPort = 8080 }]", true)]
    [DataRow("ingress-with-dnsrr", "Mode = \"dnsrr\", Ports = [new PortConfig { TargetPort = 80, PublishedPort = 8080, PublishMode = \"host\" }]", false)]
    [DataRow("ingress-with-dnsrr", "Mode = Environment.GetCommandLineArgs()[0], Ports = [new PortConfig { TargetPort = 80, PublishedPort = 8080 }]", false)]
    [DataRow("host-mode-ports-with-replicas", "Ports = [new PortConfig { TargetPort = 80, PublishedPort = 8080, PublishMode = \"host\" }]", true)]
    [DataRow("host-mode-ports-with-replicas", "Ports = [new PortConfig { TargetPort = 80, PublishMode = \"host\" }]", false)]
    public void ServicesOfASwarm(string rule, string endpoint, bool isFound)
    {
        var code = "using Docker.DotNet; using Docker.DotNet.Models; class P { async Task M(IDockerClient client) => await client.Swarm.CreateServiceAsync(new ServiceCreateParameters { Service = new ServiceSpec { Name = \"web\", Mode = new ServiceMode { Replicated = new ReplicatedService { Replicas = 2 } }, EndpointSpec = new EndpointSpec { " + endpoint + " }, TaskTemplate = new TaskSpec { ContainerSpec = new ContainerSpec { Image = \"x:1\" } } } }); }";
        if (isFound)
            AssertFound(rule, code);
        else
            AssertNotFound(rule, code);
    }

    [TestMethod]
    public void AnAddressOutsideItsSubnet() => AssertFound(
        "subnet-overlap",
        "using Docker.DotNet; using Docker.DotNet.Models; class P { async Task M(IDockerClient client) { await client.Networks.CreateNetworkAsync(Net(\"a\", \"10.1.0.0/16\")); await client.Networks.CreateNetworkAsync(Net(\"b\", \"10.1.2.0/24\")); } static NetworksCreateParameters Net(string name, string subnet) => new() { Name = name, IPAM = new IPAM { Config = [new IPAMConfig { Subnet = subnet }] } }; }");

    [TestMethod]
    [DataRow("privileged-container", ".WithContainerRuntimeArgs(\"-u\", \"root\").WithContainerRuntimeArgs(\"--privileged\")")]
    [DataRow("docker-socket-mounted", ".WithBindMount(\"/var/run/docker.sock\", \"/var/run/docker.sock\")")]
    public void AnAspireContainerThatControlsItsHost(string rule, string calls) => AssertFound(
        rule, "var builder = DistributedApplication.CreateBuilder(args); builder.AddContainer(\"a\", \"x/y\", \"1\")" + calls + "; builder.Build().Run();");

    [TestMethod]
    public void AppsThatTestsBuildAreLookedAtOnly() => AssertNotFound(
        "host-port-collision",
        "class T { [Fact] void M() { var builder = DistributedApplication.CreateBuilder(); builder.AddRedis(\"a\", port: 8080); builder.AddContainer(\"b\", \"nginx\", \"1.27\").WithHttpEndpoint(8080, 80); } }");

    [TestMethod]
    public void AnIntegrationsOwnCodeSaysItsEndpoints() => AssertNotFound(
        "duplicate-endpoint-name",
        "public static class Redis { public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder, string name, int? port = null) { var redis = new RedisResource(name); return builder.AddResource(redis).WithEndpoint(port: port, targetPort: 6379, name: \"tcp\").WithImage(\"redis\", \"8\"); } }");

    [TestMethod]
    [DataRow("var db = builder.AddAzureCosmosDB(\"cosmos\").AddCosmosDatabase(\"db\"); db.AddContainer(\"users\", \"/id\");", DisplayName = "what is called the same on another resource")]
    [DataRow("builder.AddContainer(\"app\", \"app-image\").WithDockerfileFactory(\"ctx\", context => \"FROM scratch\");", DisplayName = "an image that is built")]
    public void NoImageIsPulled(string code) => AssertNotFound("floating-image-tag", "var builder = DistributedApplication.CreateBuilder(args); " + code + " builder.Build().Run();");

    [TestMethod]
    public void TwoProjectsWithOneApplicationUrl()
    {
        var found = Analyze(
            ("host/Host.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><Sdk Name=\"Aspire.AppHost.Sdk\" Version=\"13\" /><ItemGroup><ProjectReference Include=\"..\\One.Api\\One.Api.csproj\" /><ProjectReference Include=\"..\\Two\\Two.csproj\" /></ItemGroup></Project>"),
            ("host/Program.cs", "var builder = DistributedApplication.CreateBuilder(args); builder.AddProject<Projects.One_Api>(\"one\"); builder.AddProject<Projects.Two>(\"two\"); builder.Build().Run();"),
            ("One.Api/One.Api.csproj", "<Project/>"),
            ("One.Api/Properties/launchSettings.json", "{ \"profiles\": { \"http\": { \"commandName\": \"Project\", \"applicationUrl\": \"https://localhost:7000;http://localhost:5080\" } } }"),
            ("Two/Two.csproj", "<Project/>"),
            ("Two/Properties/launchSettings.json", "{\n\t\"profiles\": {\n\t\t\"http\": { \"commandName\": \"Project\", \"applicationUrl\": \"http://localhost:5080\" } } }"));
        var collision = found.Single(finding => finding.Rule.Name == "host-port-collision");
        Assert.AreEqual("Two/Properties/launchSettings.json", collision.Subject.Span.Source.Path);
        Assert.AreEqual("5080", collision.Subject.Span.Text);
    }

    private static string DockerCode(string image, string settings) =>
        Docker.Replace("IMAGE", image, StringComparison.Ordinal).Replace("SETTINGS", settings, StringComparison.Ordinal);

    private static void AssertFound(string rule, string code) => Assert.Contains(rule, Found(code));

    private static void AssertNotFound(string rule, string code) => Assert.DoesNotContain(rule, Found(code));

    private static List<string> Found(string code) => [.. Analyze(("Program.cs", code)).Select(finding => finding.Rule.Name)];

    private static ImmutableArray<Finding> Analyze(params (string Path, string Text)[] files)
    {
        var sources = new MemorySourceSet(files.Select(file => new SourceText(file.Path, file.Text)));
        var result = new Analyzer(new AnalyzerOptions(), [new CSharpSurface()], RuleCatalogue.All).Analyze(sources, new AnalysisRequest([]));
        Assert.IsEmpty(result.Notifications.Where(note => note.Kind == NotificationKind.RuleCrashed).Select(note => note.Message).ToList());
        return result.Findings;
    }
}
