namespace ComposeLint.CSharp.Tests.Reading;

[TestClass]
public sealed class AspireTests
{
    [TestMethod]
    [DataRow("builder.AddRedis(\"cache\", port: 6380)", "cache Container tcp 6380->6379")]
    [DataRow("builder.AddRedis(\"cache\")", "cache Container tcp auto->6379")]
    [DataRow("builder.AddPostgres(\"db\").WithHostPort(5433)", "db Container tcp 5433->5432")]
    [DataRow("builder.AddRabbitMQ(\"mq\").WithManagementPlugin(port: 15673)", "mq Container tcp auto->5672, management 15673->15672")]
    [DataRow("builder.AddContainer(\"web\", \"nginx\").WithHttpEndpoint(targetPort: 80, port: 8080)", "web Container http 8080->80")]
    [DataRow("builder.AddContainer(\"web\", \"nginx\").WithEndpoint(port: 53, targetPort: 53, scheme: \"dns\", protocol: System.Net.Sockets.ProtocolType.Udp)", "web Container dns 53->53/udp")]
    [DataRow("builder.AddContainer(\"web\", \"nginx\").WithHttpEndpoint(8080)", "web Container http 8080->inferred")]
    [DataRow("builder.AddContainer(\"web\", \"nginx\").WithHttpEndpoint(8080, 80, isProxied: false)", "web Container http 8080->80 unproxied")]
    [DataRow("builder.AddContainer(\"web\", \"nginx\").WithHttpEndpoint(8080, 80).WithEndpointProxySupport(false)", "web Container http 8080->80 unproxied")]
    [DataRow("builder.AddContainer(\"web\", \"nginx\").WithHttpEndpoint(targetPort: 80).WithEndpoint(\"http\", e => { e.Port = 9000; e.IsExternal = true; })", "web Container http 9000->80 external")]
    [DataRow("builder.AddContainer(\"web\", \"nginx\").WithHttpEndpoint(targetPort: 80).WithExternalHttpEndpoints()", "web Container http auto->80 external")]
    [DataRow("builder.AddExecutable(\"tool\", \"node\", \".\").WithHttpEndpoint(port: 3000, env: \"PORT\")", "tool Executable http 3000->inferred")]
    public void Endpoints(string expression, string expected) => Assert.AreEqual(expected, Describe(Read(expression + ";").Resources.Single()));

    [TestMethod]
    public void StatementsChangeTheResource()
    {
        var resources = Read("""
            var web = builder.AddContainer("web", "nginx");
            web.WithHttpEndpoint(targetPort: 80);
            if (builder.ExecutionContext.IsRunMode) web.WithEndpoint(port: 7000, targetPort: 81, name: "admin");
            if (DateTime.Now.Hour > 3) web.WithEndpoint(port: 7001, targetPort: 82, name: "maybe");
            """).Resources;
        var endpoints = resources.Single().Endpoints;
        Assert.IsNull(endpoints[0].OnlyIn);
        Assert.AreEqual(AspireScope.Run, endpoints[1].OnlyIn);
        Assert.IsFalse(endpoints[1].IsConditional);
        Assert.IsTrue(endpoints[2].IsConditional);
    }

    [TestMethod]
    public void AToolIsOneResourceHoweverManyAskForIt()
    {
        var resources = Read("""
            builder.AddPostgres("one").WithPgAdmin(c => c.WithHostPort(8068));
            builder.AddPostgres("two").WithPgAdmin(c => c.WithHostPort(8068));
            """).Resources;
        Assert.HasCount(1, resources.Where(r => r.Endpoints.Any(e => e.Port is { IsKnown: true, Value: 8068 })).ToList());
    }

    [TestMethod]
    public void ExtensionsOfTheAppHostAreFollowed()
    {
        var resources = Read("""
            builder.AddUi("ui", port: 7230);
            builder.AddUi("other");
            """, """
            static class Extensions
            {
                public static IResourceBuilder<ContainerResource> AddUi(this IDistributedApplicationBuilder builder, string name, int? port = null) =>
                    builder.AddContainer(name, "ui").WithHttpEndpoint(port: port, targetPort: 80);
            }
            """).Resources;
        CollectionAssert.AreEquivalent(new[] { "ui Container http 7230->80", "other Container http auto->80" }, resources.Select(Describe).ToArray());
    }

    [TestMethod]
    public void RuntimeArgumentsAddUp()
    {
        var resource = Read("""builder.AddContainer("prom", "prom").WithContainerRuntimeArgs("--network=host").WithContainerRuntimeArgs("-u", "root");""").Resources.Single();
        CollectionAssert.AreEqual(new[] { "--network=host", "-u", "root" }, resource.RuntimeArguments.Select(Tests.Reading.Describe.Show).ToArray());
    }

    [TestMethod]
    [DataRow("builder.AddContainer(\"p\", \"prom/prometheus\", \"v3.2.1\")", "prom/prometheus:v3.2.1")]
    [DataRow("builder.AddContainer(\"p\", \"prom/prometheus:v2\")", "prom/prometheus:v2")]
    [DataRow("builder.AddContainer(\"p\", \"a\").WithImage(\"b\", \"2\")", "b:2")]
    [DataRow("builder.AddContainer(\"p\", \"a\").WithImageTag(\"3\")", "a:3")]
    [DataRow("builder.AddPostgres(\"p\").WithImage(\"ankane/pgvector\")", "?")]
    public void Images(string expression, string expected) => Assert.AreEqual(expected, Tests.Reading.Describe.Show(Read(expression + ";").Resources.Single().Image!.Value));

    [TestMethod]
    public void ConditionalReceiversAreFollowed()
    {
        var resource = Read("""
            var prom = DateTime.Now.Hour > 3 ? null : builder.AddContainer("prom", "prom").WithHttpEndpoint(port: 9090, targetPort: 9090);
            prom?.WithExternalHttpEndpoints();
            """).Resources.Single();
        Assert.IsTrue(resource.Endpoints.Single().IsExternal);
    }

    [TestMethod]
    public void OpeningNothingIsNoticed()
    {
        Assert.HasCount(1, Read("""builder.AddContainer("web", "nginx").WithExternalHttpEndpoints().WithHttpEndpoint(targetPort: 80);""").Resources.Single().IdleExternals);
        Assert.IsEmpty(Read("""builder.AddContainer("web", "nginx").WithHttpEndpoint(targetPort: 80).WithExternalHttpEndpoints();""").Resources.Single().IdleExternals);
        Assert.IsEmpty(Read("""builder.AddProject("api", "../api/api.csproj").WithExternalHttpEndpoints();""").Resources.Single().IdleExternals);
    }

    private static CSharpModel Read(string statements, string types = "") =>
        Sample.Aspire("var builder = DistributedApplication.CreateBuilder(args);\n" + statements + "\nbuilder.Build().Run();\n" + types).Model;

    private static string Describe(AspireResource resource) =>
        resource.Name + " " + resource.Kind + " " + string.Join(", ", resource.Endpoints.Select(endpoint =>
            endpoint.Name + " " + (endpoint.Port is { } port ? Tests.Reading.Describe.Show(port) : "auto") + "->" + (endpoint.TargetPort is { } target ? Tests.Reading.Describe.Show(target) : "inferred") +
            (endpoint.IsUdp ? "/udp" : "") + (endpoint.IsProxied == false ? " unproxied" : "") + (endpoint.IsExternal == true ? " external" : "")));
}
