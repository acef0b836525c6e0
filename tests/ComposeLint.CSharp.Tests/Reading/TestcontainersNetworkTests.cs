namespace ComposeLint.CSharp.Tests.Reading;

[TestClass]
public sealed class TestcontainersNetworkTests
{
    [TestMethod]
    public void ContainersOnOneNetwork()
    {
        var model = Sample.Testcontainers("""
            class Fixture
            {
                async Task Start()
                {
                    const string Db = "db";
                    await using var net = new NetworkBuilder().Build();
                    var sql = new MsSqlBuilder("mcr.microsoft.com/mssql/server:2022-latest").WithNetwork(net).WithNetworkAliases(Db).Build();
                    var app = new ContainerBuilder("app:1").WithNetwork(net)
                        .WithEnvironment("ConnectionStrings__Main", $"Server={Db},1433;User Id=sa;Password=x").Build();
                }
            }
            """).Model;
        Assert.AreEqual("net", model.Networks.Single().Name);
        var (sql, app) = (model.Containers.Single(c => c.Name == "sql"), model.Containers.Single(c => c.Name == "app"));
        Assert.AreEqual("<net>", Describe.Networks(sql, model));
        Assert.AreEqual("<net>", Describe.Networks(app, model));
        Assert.AreEqual("db", Describe.Show(sql.Aliases.Single()));
        Assert.AreEqual("Server=db,1433;User Id=sa;Password=x", Describe.Show(app.Environment.Single().Value));
    }

    [TestMethod]
    public void FieldsHoldNetworksAcrossMethods()
    {
        var model = Sample.Testcontainers("""
            class Fixture
            {
                private readonly INetwork _net;
                private IContainer? _db;
                public Fixture() { _net = new NetworkBuilder().WithName("it").WithDriver(NetworkDriver.Bridge).Build(); }
                public async Task InitializeAsync()
                {
                    _db = new PostgreSqlBuilder("postgres:17").WithNetwork(_net).WithNetworkAliases("db").Build();
                    await _db.StartAsync();
                }
                public int Port => _db!.GetMappedPublicPort(5433);
            }
            """).Model;
        var network = model.Networks.Single();
        Assert.AreEqual("it", Describe.Show(network.NetworkName!.Value));
        Assert.AreEqual("bridge", Describe.Show(network.Driver!.Value));
        var db = model.Containers.Single();
        Assert.AreEqual("<_net>", Describe.Networks(db, model));
        Assert.AreEqual(5433, db.PortUses.Single().Port);
    }

    [TestMethod]
    [DataRow("p => p.HostConfig.NetworkMode = \"host\"", "host")]
    [DataRow("p => { p.HostConfig ??= new Docker.DotNet.Models.HostConfig(); p.HostConfig.NetworkMode = \"host\"; }", "host")]
    [DataRow("p => p.HostConfig.NetworkMode = \"container:\" + other.Id", "?")]
    public void ModifiersChangeTheMode(string modifier, string expected)
    {
        var model = Sample.Testcontainers("class T { void M(IContainer other) { var c = new ContainerBuilder(\"x\").WithCreateParameterModifier(" + modifier + ").Build(); } }").Model;
        Assert.AreEqual(expected, Describe.Show(model.Containers.Single().NetworkMode!.Value));
    }

    [TestMethod]
    public void ModifiersBindPorts()
    {
        var model = Sample.Testcontainers("""
            class T
            {
                void M()
                {
                    var c = new ContainerBuilder("x").WithCreateParameterModifier(Configure).Build();
                }

                static void Configure(Docker.DotNet.Models.CreateContainerParameters parameters)
                {
                    parameters.HostConfig.PortBindings["80/tcp"] = new List<Docker.DotNet.Models.PortBinding> { new() { HostIP = "127.0.0.1", HostPort = "8080" } };
                    parameters.HostConfig.CapAdd = ["NET_ADMIN"];
                }
            }
            """).Model;
        Assert.AreEqual("127.0.0.1:8080:80", Describe.Ports(model.Containers.Single()));
    }

    [TestMethod]
    public void WaitStrategiesAskForPorts()
    {
        var model = Sample.Testcontainers("""
            class T
            {
                void M()
                {
                    var c = new ContainerBuilder("x").WithPortBinding(80, true)
                        .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(r => r.ForPath("/").ForPort(81)).UntilExternalTcpPortIsAvailable(82).UntilInternalTcpPortIsAvailable(83))
                        .Build();
                }
            }
            """).Model;
        CollectionAssert.AreEqual(new[] { 81, 82 }, model.Containers.Single().PortUses.Select(u => u.Port).ToArray());
        Assert.IsTrue(model.Containers.Single().PortUses.All(u => u.Kind == PortUseKind.ExternalWait));
    }

    [TestMethod]
    public void HostSideAddressesInsideAreNoticed()
    {
        var model = Sample.Testcontainers("""
            class T
            {
                void M()
                {
                    var sql = new MsSqlBuilder("mssql").Build();
                    var app = new ContainerBuilder("app")
                        .WithEnvironment("A", $"Server=localhost,{sql.GetMappedPublicPort(1433)}")
                        .WithEnvironment("B", sql.GetConnectionString())
                        .WithEnvironment("C", sql.GetConnectionString(ConnectionMode.Container))
                        .Build();
                }
            }
            """).Model;
        var app = model.Containers.Single(c => c.Name == "app");
        CollectionAssert.AreEqual(new[] { "sql", "sql", null }, app.Environment.Select(e => e.HostSide?.Container).ToArray());
    }

    [TestMethod]
    [DataRow("new ContainerBuilder(\"nginx:1.27\")")]
    [DataRow("new ContainerBuilder(new DotNet.Testcontainers.Images.DockerImage(\"nginx:1.27\"))")]
    [DataRow("new ContainerBuilder(\"a\").WithImage(Nginx)")]
    [DataRow("new RedisBuilder(\"redis\").WithImage($\"nginx:{Version}\")")]
    public void Images(string builder)
    {
        var model = Sample.Testcontainers("class T { const string Version = \"1.27\"; static readonly DotNet.Testcontainers.Images.IImage Nginx = new DotNet.Testcontainers.Images.DockerImage(\"nginx:1.27\"); void M() { var c = " + builder + ".Build(); } }").Model;
        Assert.AreEqual("nginx:1.27", Describe.Show(model.Containers.Single().Image!.Value));
    }

    [TestMethod]
    public void AHelperGivesTheNetworksName()
    {
        var model = Sample.Testcontainers("""
            class T
            {
                const string Net = "it";
                static async Task<string> EnsureAsync() { await Task.Delay(1); return Net; }
                async Task M() { var c = new ContainerBuilder("x").WithNetwork(await EnsureAsync()).Build(); }
            }
            """).Model;
        Assert.AreEqual("it", Describe.Networks(model.Containers.Single(), model));
    }

    [TestMethod]
    public void DroppedCallsAreNoticed()
    {
        var result = Sample.Testcontainers("""
            class T
            {
                void M()
                {
                    var builder = new RedisBuilder("redis");
                    builder.WithName("x");
                    builder = builder.WithReuse(true);
                    _ = builder.WithName("y");
                    var c = builder.Build();
                }
            }
            """);
        var dropped = result.Model.DroppedCalls.Single();
        Assert.AreEqual("WithName", dropped.Name);
        Assert.AreEqual("builder = ", dropped.Keep.Single().NewText);
        Assert.IsTrue(result.Model.Containers.Single().OutlivesRun);
        Assert.IsNull(result.Model.Containers.Single().ContainerName);
    }

    [TestMethod]
    public void BuildersOfTheirOwnMayAddPorts()
    {
        var model = Sample.Testcontainers("""
            static class Extensions { public static ContainerBuilder WithApi(this ContainerBuilder b) => b.WithPortBinding(8080, 80).WithNetworkAliases("api"); }
            class T { void M() { var c = new ContainerBuilder("x").WithApi().WithPortBinding(443, true).Build(); } }
            """).Model;
        Assert.AreEqual("8080:80 random:443", Describe.Ports(model.Containers.Single()));
        Assert.AreEqual("api", Describe.Show(model.Containers.Single().Aliases.Single()));
    }
}
