namespace ComposeLint.CSharp.Tests.Reading;

[TestClass]
public sealed class TestcontainersPortTests
{
    [TestMethod]
    [DataRow("new ContainerBuilder(\"x\").WithPortBinding(8890).Build()", "8890:8890", DisplayName = "one argument is a fixed port (U1)")]
    [DataRow("new ContainerBuilder(\"x\").WithPortBinding(8899, true).Build()", "random:8899")]
    [DataRow("new ContainerBuilder(\"x\").WithPortBinding(8080, 80).Build()", "8080:80")]
    [DataRow("new ContainerBuilder(\"x\").WithPortBinding(containerPort: 80, hostPort: 8080).Build()", "8080:80", DisplayName = "named arguments")]
    [DataRow("new ContainerBuilder(\"x\").WithPortBinding(0, 80).Build()", "random:80", DisplayName = "host port 0")]
    [DataRow("new ContainerBuilder(\"x\").WithPortBinding(\"53/udp\", true).Build()", "random:53/udp")]
    [DataRow("new ContainerBuilder(\"x\").WithPortBinding(\"5353\", \"53/udp\").Build()", "5353:53/udp")]
    [DataRow("new ContainerBuilder(\"x\").WithPortBinding(8080, 80).WithPortBinding(8081, 80).Build()", "8081:80", DisplayName = "the last binding of a port wins")]
    [DataRow("new ContainerBuilder(\"x\").WithPortBinding(8080, 80).WithPortBinding(80, true).Build()", "random:80")]
    [DataRow("new ContainerBuilder(\"x\").WithPortBinding(8080, 80).WithPortBinding(8080, 81).Build()", "8080:80 8080:81")]
    [DataRow("new ContainerBuilder(\"x\").WithExposedPort(80).Build()", "", DisplayName = "exposing publishes nothing")]
    [DataRow("new RedisBuilder(\"redis:7\").Build()", "random:6379", DisplayName = "a module binds its port at random")]
    [DataRow("new RedisBuilder(\"redis:7\").WithPortBinding(6379, RedisBuilder.RedisPort).Build()", "6379:6379", DisplayName = "a module made fixed again (U2)")]
    [DataRow("new MsSqlBuilder(\"mssql\").WithPortBinding(37000, 1433).Build()", "37000:1433")]
    [DataRow("new ContainerBuilder(\"x\").WithPortBinding(int.Parse(Environment.GetEnvironmentVariable(\"P\")!), 80).Build()", "?:80", DisplayName = "a port from the environment")]
    public void PublishedPorts(string expression, string expected) => Assert.AreEqual(expected, Ports("var c = " + expression + ";"));

    [TestMethod]
    [DataRow("const int P = 8080; var c = new ContainerBuilder(\"x\").WithPortBinding(P, P + 1).Build();", "8080:8081")]
    [DataRow("var b = new ContainerBuilder(\"x\"); b = b.WithPortBinding(1, 2); b = b.WithPortBinding(3, 4); var c = b.Build();", "1:2 3:4")]
    [DataRow("var b = new ContainerBuilder(\"x\"); b.WithPortBinding(1, 2); var c = b.Build();", "", DisplayName = "a dropped call has no effect")]
    [DataRow("var b = new ContainerBuilder(\"x\"); if (DateTime.Now.Hour > 3) b = b.WithPortBinding(1, 2); var c = b.Build();", "1:2(maybe)")]
    [DataRow("var b = new ContainerBuilder(\"x\"); foreach (var p in new[] { 1, 2 }) b = b.WithPortBinding(p, true); var c = b.Build();", "random:1 random:2", DisplayName = "a loop over a known list")]
    [DataRow("var m = new List<(int External, int Internal)>(); foreach (var x in args2) m.Add((x, x)); var b = new ContainerBuilder(\"x\"); foreach (var p in m) b = p.External != 0 ? b.WithPortBinding(p.External, p.Internal) : b.WithPortBinding(p.Internal, true); var c = b.Build();", "?:?(maybe) random:?(maybe) +?", DisplayName = "a loop over data (U4)")]
    [DataRow("string text = $\"{80 + 1}\"; var c = new ContainerBuilder(\"x\").WithPortBinding(text, \"80\").Build();", "81:80")]
    [DataRow("var port = DateTime.Now.Hour > 3 ? 5000 : 6000; var c = new ContainerBuilder(\"x\").WithPortBinding(port, 80).Build();", "?:80", DisplayName = "one of two values is not known")]
    public void PublishedPortsOfStatements(string statements, string expected) => Assert.AreEqual(expected, Ports(statements));

    [TestMethod]
    public void HelpersAreFollowedForEachCaller()
    {
        var model = Sample.Testcontainers("""
            class Tests
            {
                private static IContainer Make(int host) => new ContainerBuilder("x").WithPortBinding(host, 80).Build();
                void A() { var a = Make(8080); }
                void B() { var b = Make(9090); }
            }
            """).Model;
        CollectionAssert.AreEquivalent(new[] { "8080:80", "9090:80" }, model.Containers.Select(Describe.Ports).ToArray());
    }

    [TestMethod]
    public void FreePortHelpersAreNoFixedPort()
    {
        var model = Sample.Testcontainers("""
            class Fixture
            {
                private static int FreePort()
                {
                    var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
                    listener.Start();
                    var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
                    listener.Stop();
                    return port;
                }

                private readonly int _port;
                private readonly IContainer _kafka;

                public Fixture()
                {
                    _port = FreePort();
                    _kafka = new ContainerBuilder("kafka").WithName("kafka" + _port).WithPortBinding(_port).Build();
                }
            }
            """).Model;
        var container = model.Containers.Single();
        Assert.AreEqual("?:? +?", Describe.Ports(container));
        Assert.AreEqual("a free port is looked up at run time", container.Publishes[0].HostPort!.Value.UnknownReason);
    }

    [TestMethod]
    public void FieldsConstantsAndReadonlyValues()
    {
        var model = Sample.Testcontainers("""
            static class Ports { public const ushort Web = 8080; public static readonly int Db = 5433; public static int Admin => 9000; }
            class Fixture
            {
                private readonly IContainer _web = new ContainerBuilder("x").WithPortBinding(Ports.Web, Ports.Web).WithPortBinding(Ports.Db, 5432).WithPortBinding(Ports.Admin, 90).Build();
            }
            """).Model;
        var container = model.Containers.Single();
        Assert.AreEqual("8080:8080 5433:5432 9000:90", Describe.Ports(container));
        Assert.AreEqual("_web", container.Name);
        Assert.AreEqual("Fixture", container.DeclaringType);
    }

    [TestMethod]
    [DataRow("\"53/udp\"", "53/udp")]
    [DataRow("\"127.0.0.1:80\", \"80\"", "127.0.0.1:80")]
    public void MalformedPortsAreProblems(string arguments, string shown)
    {
        var result = Sample.Testcontainers("class T { void M() { var c = new ContainerBuilder(\"x\").WithPortBinding(" + arguments + ").Build(); } }");
        var problem = result.Problems.Single();
        Assert.AreEqual("csharp-malformed-port", problem.Kind);
        Assert.AreEqual(shown, problem.Subject.Name);
    }

    [TestMethod]
    public void TwoSpellingsOfAnExposedPortThrow()
    {
        var result = Sample.Testcontainers("class T { void M() { var c = new ContainerBuilder(\"x\").WithExposedPort(\"80\").WithExposedPort(\"80/tcp\").Build(); } }");
        Assert.AreEqual("80/tcp", result.Problems.Single().Subject.Name);
    }

    private static string Ports(string statements) =>
        Describe.Ports(Sample.Testcontainers("class Tests { void Test(int[] args2) { " + statements + " } }").Model.Containers.Single());
}
