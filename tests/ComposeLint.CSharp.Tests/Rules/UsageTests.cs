using ComposeLint.Analysis;
using ComposeLint.CSharp.Tests.Reading;
using ComposeLint.CSharp.Tests.Source;
using ComposeLint.Rules;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Tests.Rules;

/// <summary>Shapes of code in public repositories (USAGE.md, U1 to U23), each with what is to be concluded; those of Kestrel and configuration are with their readers.</summary>
[TestClass]
public sealed class UsageTests
{
    [TestMethod]
    public void U1_OneArgumentIsAFixedPort() =>
        Assert.AreEqual("8890:8890 random:8899", Describe.Ports(Sample.Testcontainers("class P { void M() { var c = new ContainerBuilder().WithImage(\"emulator:1\").WithPortBinding(8890).WithPortBinding(8899, true).Build(); } }".Replace("new ContainerBuilder()", "new ContainerBuilder(\"x\")", StringComparison.Ordinal)).Model.Containers.Single()));

    [TestMethod]
    public void U2_AModuleMadeFixedAgain()
    {
        const string code = "using Testcontainers.Redis; public class T { [Fact] public void M() { } private readonly RedisContainer _r = new RedisBuilder(\"redis:7\").WithPortBinding(6379, RedisBuilder.RedisPort).Build(); }";
        Assert.AreEqual("6379:6379", Describe.Ports(SourceRun.Unit(("T.cs", code)).Model.Containers.Single()));
        Assert.AreEqual(".WithPortBinding(6379, RedisBuilder.RedisPort)", Found("fixed-host-port-in-test", ("T.cs", code)).Single().Fixes.Single().Edits.Single().Span.Text);
    }

    [TestMethod]
    public void U3_AFreePortIsNeitherFixedNorRandom()
    {
        const string code = """
            using DotNet.Testcontainers.Builders;
            using DotNet.Testcontainers.Networks;
            public class KafkaFixture
            {
                private readonly string _name;
                public KafkaFixture() { Port = TcpPortProvider.GetOpenPort(); _name = "kafka" + Port; }
                public int Port { get; }
                [Fact]
                public void Start(INetwork network)
                {
                    var c = new ContainerBuilder("kafka:3").WithName(_name).WithPortBinding(Port)
                        .WithEnvironment("KAFKA_ADVERTISED_LISTENERS", $"IN://{_name}:29092,OUT://localhost:{Port}").WithNetwork(network).Build();
                }
            }
            static class TcpPortProvider
            {
                public static int GetOpenPort()
                {
                    var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
                    listener.Start();
                    var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
                    listener.Stop();
                    return port;
                }
            }
            """;
        var container = SourceRun.Unit(("T.cs", code)).Model.Containers.Single();
        Assert.IsFalse(container.Publishes.Single().HostPort!.Value.IsKnown);
        Assert.IsFalse(container.ContainerName!.Value.IsKnown);
        Assert.IsEmpty(Warnings(("T.cs", code)));
    }

    [TestMethod]
    public void U4_PortsOfALoopAreNotKnown()
    {
        const string code = """
            using System.Collections.Generic;
            using DotNet.Testcontainers.Builders;
            public class Manager
            {
                public void Start(IEnumerable<(int External, int Internal)> mappings, long limit)
                {
                    var b = new ContainerBuilder("x:1");
                    foreach (var m in mappings)
                        b = m.External != 0 ? b.WithPortBinding(m.External, m.Internal) : b.WithPortBinding(m.Internal, true);
                    b = b.WithCreateParameterModifier(p => p.HostConfig.Memory = limit);
                    var c = b.Build();
                }
            }
            """;
        Assert.IsNotNull(SourceRun.Unit(("T.cs", code)).Model.Containers.Single().OpenPublishes);
        Assert.IsEmpty(Warnings(("T.cs", code)));
    }

    [TestMethod]
    [DataRow("$\"Server={Db},1433;User Id=sa;Password=x\"", false, DisplayName = "alias and the image's port")]
    [DataRow("$\"Server=localhost,{sql.GetMappedPublicPort(1433)};User Id=sa;Password=x\"", true, DisplayName = "the test's side of the address")]
    public void U5_AnAliasInAnEnvironmentString(string value, bool isWrong)
    {
        var code = """
            using DotNet.Testcontainers.Builders;
            using Testcontainers.MsSql;
            public class T
            {
                [Fact]
                public async Task M()
                {
                    const string Db = "db";
                    await using var net = new NetworkBuilder().Build();
                    var sql = new MsSqlBuilder("mcr.microsoft.com/mssql/server:2022-latest").WithNetwork(net).WithNetworkAliases(Db).Build();
                    var app = new ContainerBuilder("app:1").WithNetwork(net).WithEnvironment("ConnectionStrings__Main", VALUE).Build();
                }
            }
            """.Replace("VALUE", value, StringComparison.Ordinal);
        Assert.AreEqual(isWrong, Found("host-address-inside-container", ("T.cs", code)).Any());
        if (!isWrong)
            Assert.IsEmpty(Warnings(("T.cs", code)));
    }

    [TestMethod]
    public void U6_AnAliasWithoutANetwork() =>
        Assert.AreEqual("\"db\"", Found("alias-without-network", ("T.cs", "using Testcontainers.PostgreSql; class T { void M() { var c = new PostgreSqlBuilder(\"postgres:17\").WithNetworkAliases(\"db\").Build(); } }")).Single().Subject.Span.Text);

    [TestMethod]
    public void U8_HostModeAndBindings()
    {
        const string host = "using System.Collections.Generic; using Docker.DotNet; using Docker.DotNet.Models; class P { async Task M(IDockerClient c, int port) { var hc = new HostConfig { NetworkMode = \"host\", PortBindings = new Dictionary<string, IList<PortBinding>> { [$\"{port}/tcp\"] = [ new() { HostPort = $\"{port}\" } ] } }; await c.Containers.CreateContainerAsync(new CreateContainerParameters { Image = \"x:1\", HostConfig = hc }); } }";
        Assert.IsNotEmpty(Found("ports-in-host-mode", ("P.cs", host)));
        Assert.IsEmpty(Warnings(("P.cs", "using Docker.DotNet; using Docker.DotNet.Models; class P { object M() => new ImageBuildParameters { NetworkMode = \"host\" }; }")));
    }

    [TestMethod]
    public void U9_ANetworkThatIsMadeIfMissing()
    {
        var model = Sample.Testcontainers("""
            using Docker.DotNet; using Docker.DotNet.Models;
            class T
            {
                const string Net = "collector"; const string Gateway = "10.1.1.1";
                static async Task<string> EnsureAsync(DockerClient client)
                {
                    var p = new NetworksCreateParameters { Name = Net, Driver = "nat", IPAM = new IPAM { Config = new List<IPAMConfig>() } };
                    p.IPAM.Config.Add(new IPAMConfig { Gateway = Gateway, Subnet = "10.1.1.0/24" });
                    await client.Networks.CreateNetworkAsync(p);
                    return Net;
                }
                async Task M(DockerClient client) { var c = new ContainerBuilder("x:1").WithNetwork(await EnsureAsync(client)).WithPortBinding(8080, 80).Build(); }
            }
            """).Model;
        var network = model.Networks.Single();
        Assert.AreEqual("nat 10.1.1.0/24 10.1.1.1", string.Join(" ", Describe.Show(network.Driver!.Value), Describe.Show(network.Pools.Single().Subnet!.Value), Describe.Show(network.Pools.Single().Gateway!.Value)));
        Assert.AreEqual("collector", Describe.Networks(model.Containers.Single(), model));
    }

    [TestMethod]
    public void U10_FluentDockerAndItsComposeFile()
    {
        var model = SourceRun.Unit(
            ("t/T.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"xunit\" /><None Update=\"docker-compose.yml\" CopyToOutputDirectory=\"Always\" /></ItemGroup></Project>"),
            ("t/T.cs", "using System.Linq; using System.Collections.Generic; using Ductus.FluentDocker.Builders; class T { void A(string image, Dictionary<string, string> env) { new Builder().UseContainer().UseImage(image).ExposePort(2113, 2113).WithEnvironment(env.Select(p => $\"{p.Key}={p.Value}\").ToArray()).Build(); } void B(string[] env) { new Builder().UseContainer().UseCompose().WithEnvironment(env).FromFile(\"docker-compose.yml\").RemoveOrphans().Build(); } }"),
            ("t/docker-compose.yml", "services: {}")).Model;
        Assert.AreEqual("2113:2113", Describe.Ports(model.Containers.Single()));
        Assert.AreEqual("t/docker-compose.yml", model.ComposeLinks.Single().Files.Single().Path);
    }

    [TestMethod]
    public void U11_ASharedToolIsOneClaim()
    {
        Assert.IsEmpty(Found("host-port-collision", ("Program.cs", App("builder.AddPostgres(\"pg1\").WithPgAdmin(c => c.WithHostPort(8068)); builder.AddPostgres(\"pg2\").WithPgAdmin(c => c.WithHostPort(8068));"))));
        Assert.IsNotEmpty(Found("host-port-collision", ("Program.cs", App("builder.AddPostgres(\"pg1\").WithPgAdmin(c => c.WithHostPort(8068)).WithPgWeb(c => c.WithHostPort(8068));"))));
    }

    [TestMethod]
    public void U12_APortOfRunModeThroughAnExtension()
    {
        const string code = """
            var builder = DistributedApplication.CreateBuilder(args);
            builder.AddDockerComposeEnvironment("compose");
            var ui = builder.AddHealthChecksUI("ui").WithExternalHttpEndpoints();
            if (builder.ExecutionContext.IsRunMode) ui.WithHostPort(7230);
            builder.Build().Run();
            public class HealthChecksUIResource(string name) : ContainerResource(name);
            public static class Extensions
            {
                extension(IDistributedApplicationBuilder builder)
                {
                    public IResourceBuilder<HealthChecksUIResource> AddHealthChecksUI(string name, int? port = null) =>
                        builder.AddResource(new HealthChecksUIResource(name)).WithImage("healthchecksui", "5.0.0").WithHttpEndpoint(port: port, targetPort: 80);
                }
                public static IResourceBuilder<HealthChecksUIResource> WithHostPort(this IResourceBuilder<HealthChecksUIResource> builder, int? port) =>
                    builder.WithEndpoint("http", endpoint => endpoint.Port = port);
            }
            """;
        var published = SourceRun.Unit(("Program.cs", code)).Declarations!.Workloads.Single(workload => workload.Presence.RunScope == "publish");
        Assert.IsNull(published.Ports.Single().Host);
        Assert.AreEqual(80, published.Ports.Single().Container.Value.First);
    }

    [TestMethod]
    public void U13_EdgesAndLaunchProfilesOfAChoice()
    {
        var unit = SourceRun.Units(
            ("host/Host.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><Sdk Name=\"Aspire.AppHost.Sdk\" Version=\"13\" /><ItemGroup><ProjectReference Include=\"../Identity.API/Identity.API.csproj\" /><ProjectReference Include=\"../Basket.API/Basket.API.csproj\" /></ItemGroup></Project>"),
            ("host/Program.cs", """
                var builder = DistributedApplication.CreateBuilder(args);
                var redis = builder.AddRedis("redis");
                var profile = UseHttp() ? "http" : "https";
                var idp = builder.AddProject<Projects.Identity_API>("identity-api", profile).WithExternalHttpEndpoints();
                builder.AddProject<Projects.Basket_API>("basket-api").WithReference(redis).WithEnvironment("Identity__Url", idp.GetEndpoint(profile));
                builder.Build().Run();
                static bool UseHttp() => Environment.GetEnvironmentVariable("USE_HTTP") == "1";
                """),
            ("Identity.API/Identity.API.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />"),
            ("Identity.API/Properties/launchSettings.json", "{ \"profiles\": { \"http\": { \"commandName\": \"Project\", \"applicationUrl\": \"http://localhost:5223\" }, \"https\": { \"commandName\": \"Project\", \"applicationUrl\": \"https://localhost:5243;http://localhost:5223\" } } }"),
            ("Basket.API/Basket.API.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />")).Single(unit => unit.Project.Directory == "host").Model;
        var (redis, idp, basket) = (unit.Resources.Single(r => r.Name == "redis"), unit.Resources.Single(r => r.Name == "identity-api"), unit.Resources.Single(r => r.Name == "basket-api"));
        CollectionAssert.AreEquivalent(new[] { redis.Key, idp.Key }, basket.References.ToArray());
        Assert.AreEqual("http 5223, https 5243?", string.Join(", ", idp.Endpoints.OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => e.Name + " " + e.Port + (e.IsConditional ? "?" : ""))));
    }

    [TestMethod]
    public void U14_AContainerEndpointWithoutTargetPort() => Assert.AreEqual(
        "WithHttpEndpoint",
        Found("container-endpoint-without-target-port", ("apphost.cs", "#:sdk Aspire.AppHost.Sdk@13.0.0\nvar builder = DistributedApplication.CreateBuilder(args);\nbuilder.AddDockerfile(\"app\", \"./app\").WithHttpEndpoint(port: 8080, targetPort: null, name: \"http\");\nbuilder.Build().Run();")).Single().Subject.Span.Text);

    [TestMethod]
    public void U15_HostNetworkAgainstTheEndpointModel() => Assert.IsNotEmpty(Found(
        "ports-in-host-mode",
        ("Program.cs", App("var api = builder.AddContainer(\"api\", \"x\", \"1\"); var cond = args.Length > 3; var prom = cond ? null : builder.AddContainer(\"prometheus\", \"prom/prometheus\", \"v3\").WithHttpEndpoint(port: 9090, targetPort: 9090).WithContainerRuntimeArgs(\"--network=host\"); prom?.WaitFor(api);"))));

    [TestMethod]
    [DataRow("docker-socket-mounted", ".WithBindMount(\"/var/run/docker.sock\", \"/var/run/docker.sock\")", "x/y")]
    [DataRow("privileged-container", ".WithContainerRuntimeArgs(\"--privileged\").WithContainerRuntimeArgs(\"--cgroupns=host\")", "x/y")]
    [DataRow("docker-socket-mounted", ".WithContainerRuntimeArgs(\"-u\", \"root\", \"-v\", $\"{args[0]}:/var/run/docker.sock\")", "x/y")]
    [DataRow("docker-socket-mounted", ".WithContainerRuntimeArgs(\"--mount\", \"type=bind,source=/var/run/docker.sock,target=/var/run/docker.sock\")", "x/y")]
    public void U17_PrivilegesByRuntimeArguments(string rule, string calls, string image) =>
        Assert.IsNotEmpty(Found(rule, ("Program.cs", App("builder.AddContainer(\"a\", \"" + image + "\", \"1\")" + calls + ";"))));

    [TestMethod]
    public void U18_PulumiReachesItsPeerByAlias()
    {
        const string code = """
            using Pulumi; using Docker = Pulumi.Docker; using Pulumi.Docker.Inputs;
            class S : Stack
            {
                S()
                {
                    const int P = 6379; const string H = "redisdb";
                    var net = new Docker.Network("network");
                    var redis = new Docker.Container("redis", new Docker.ContainerArgs { Image = "redis:7", Ports = new InputList<ContainerPortArgs> { new ContainerPortArgs { Internal = P, External = P } }, NetworksAdvanced = { new ContainerNetworksAdvancedArgs { Name = net.Name, Aliases = { H } } } });
                    var app = new Docker.Container("app", new Docker.ContainerArgs { Image = "app:1", Envs = { $"REDIS_HOST={H}", $"REDIS_PORT={P}" }, NetworksAdvanced = { new ContainerNetworksAdvancedArgs { Name = net.Name } } });
                }
            }
            """;
        Assert.AreEqual("6379:6379", Describe.Ports(SourceRun.Unit(("S.cs", code)).Model.Containers.Single(c => c.Name == "redis")));
        Assert.IsNotEmpty(Found("data-store-published-to-every-interface", ("S.cs", code)));
        Assert.IsEmpty(Found("unreachable-reference", ("S.cs", code)));
    }

    [TestMethod]
    [DataRow("var args = $\"run -d --name {server} -e ACCEPT_EULA=Y -P mssql:2017\"; Docker(args);", "", DisplayName = "the word docker is the helper's")]
    [DataRow("System.Diagnostics.Process.Start(\"docker\", $\"run -d -p {HostPort}:80 nginx\");", "8080:80", DisplayName = "a constant int in a hole")]
    [DataRow("var sb = new System.Text.StringBuilder(\"run \"); sb.AppendFormat(\"-p {0} \", port); sb.Append(\"nginx\"); Docker(sb.ToString());", "+?", DisplayName = "a StringBuilder")]
    [DataRow("var psi = new System.Diagnostics.ProcessStartInfo(\"docker\"); psi.ArgumentList.Add(\"run\"); psi.ArgumentList.Add(\"--network\"); psi.ArgumentList.Add(\"none\"); psi.ArgumentList.Add(\"nginx\"); System.Diagnostics.Process.Start(psi);", "", DisplayName = "a list in statement order")]
    public void U19_DockerInStrings(string statements, string expected)
    {
        var containers = SourceRun.Units(("P.cs", "class P { const int HostPort = 8080; void M(string server, int port) { " + statements + " } static void Docker(string arguments) { var info = new System.Diagnostics.ProcessStartInfo { FileName = \"docker\", Arguments = arguments }; System.Diagnostics.Process.Start(info); } }")).SelectMany(unit => unit.Model.Containers).ToList();
        if (expected == "+?" && containers.Count == 0)
            return;
        Assert.AreEqual(expected, Describe.Ports(containers.Single()));
    }

    [TestMethod]
    public void U22_ComposeTextAsTestData() => Assert.IsEmpty(Warnings(("T.cs", "class T { [Fact] void M() { const string compose = \"\"\"\n    services:\n      agent: { image: x, network_mode: host, volumes: [\"/var/run/docker.sock:/var/run/docker.sock\"] }\n    \"\"\"; var findings = Analyzer.Analyze(compose); } } static class Analyzer { public static object Analyze(string text) => text; }")));

    [TestMethod]
    public void U23_AFakeOfAUnitTestOpensNothing() => Assert.IsEmpty(Warnings(("T.cs", "using k8s.Models; class T { [Fact] void M() { var s = new V1Service { Spec = new() { Type = \"NodePort\", Ports = new[] { new V1ServicePort { Port = 80, NodePort = 80 } } } }; } }")));

    private static string App(string statements) => "var builder = DistributedApplication.CreateBuilder(args); " + statements + " builder.Build().Run();";

    private static List<Finding> Found(string rule, params (string Path, string Text)[] files) => [.. Analyze(files).Where(finding => finding.Rule.Name == rule)];

    private static List<string> Warnings(params (string Path, string Text)[] files) =>
        [.. Analyze(files).Where(finding => finding.Severity != Severity.Note).Select(finding => finding.Rule.Name + ": " + finding.Message)];

    private static ImmutableArray<Finding> Analyze((string Path, string Text)[] files)
    {
        var sources = new MemorySourceSet(files.Select(file => new SourceText(file.Path, file.Text)));
        var result = new Analyzer(new AnalyzerOptions(), CoreSurfaces.All.Add(new CSharpSurface()), RuleCatalogue.All).Analyze(sources, new AnalysisRequest([]));
        Assert.IsEmpty(result.Notifications.Where(note => note.Kind == NotificationKind.RuleCrashed).Select(note => note.Message).ToList());
        return result.Findings;
    }
}
