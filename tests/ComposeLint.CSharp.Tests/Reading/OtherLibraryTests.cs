namespace ComposeLint.CSharp.Tests.Reading;

/// <summary>Libraries that the registry does not hold, against declarations of the same metadata names.</summary>
[TestClass]
public sealed class OtherLibraryTests
{
    [TestMethod]
    [DataRow("new Builder().UseContainer().UseImage(\"eventstore:1\").ExposePort(2113, 2113).Build();", "2113:2113", DisplayName = "a fixed port (U10)")]
    [DataRow("new Builder().UseContainer().UseImage(\"postgres:17\").ExposePort(5432).Build().Start();", "random:5432", DisplayName = "ExposePort of one port publishes at random")]
    [DataRow("var b = new Builder().UseContainer().UseImage(\"x\"); b.ExposePort(1, 2); b.Build();", "1:2", DisplayName = "the builder is mutable")]
    [DataRow("new Builder().UseContainer().UseImage(\"x\").ExposePort(1, 2).UseRestart().Build();", "1:2 +?", DisplayName = "a method that is not declared here may add ports")]
    public void FluentDocker2(string statement, string expected) =>
        Assert.AreEqual(expected, Describe.Ports(Read("using Ductus.FluentDocker.Builders; class P { void M() { " + statement + " } }").Containers.Single()));

    [TestMethod]
    public void FluentDocker2Compose() =>
        Assert.IsEmpty(Read("using Ductus.FluentDocker.Builders; class P { void M() { new Builder().UseContainer().UseCompose().FromFile(\"docker-compose.yml\").RemoveOrphans().Build(); } }").Containers);

    [TestMethod]
    public void FluentDocker3()
    {
        var container = Read("using FluentDocker.Builders; class P { void M() { new Builder().UseContainer(c => c.UseImage(\"x\").WithPort(\"80\", \"8080\").WithNetworkMode(\"host\")); } }").Containers.Single();
        Assert.AreEqual("8080:80", Describe.Ports(container));
        Assert.AreEqual("host", Describe.Show(container.NetworkMode!.Value));
    }

    [TestMethod]
    public void Pulumi()
    {
        var model = Read("""
            using Pulumi;
            using Docker = Pulumi.Docker;
            using Pulumi.Docker.Inputs;
            class S : Stack
            {
                S()
                {
                    const int P = 6379; const string H = "redisdb";
                    var net = new Docker.Network("network", new Docker.NetworkArgs { Driver = "overlay", Options = { { "encrypted", "true" } } });
                    var redis = new Docker.Container("redis", new Docker.ContainerArgs
                    {
                        Image = "redis:7",
                        Ports = { new ContainerPortArgs { Internal = P, External = P } },
                        NetworksAdvanced = { new ContainerNetworksAdvancedArgs { Name = net.Name, Aliases = { H } } },
                    });
                    var app = new Docker.Container("app", new Docker.ContainerArgs { Envs = { $"REDIS_HOST={H}", $"REDIS_PORT={P}" }, Ports = new[] { new ContainerPortArgs { Internal = 80, Ip = "127.0.0.1" } } });
                }
            }
            """);
        var (app, redis) = (model.Containers.Single(c => c.Name == "app"), model.Containers.Single(c => c.Name == "redis"));
        Assert.AreEqual("6379:6379", Describe.Ports(redis));
        Assert.AreEqual("<network>", Describe.Networks(redis, model));
        Assert.AreEqual("redisdb", Describe.Show(redis.Networks.Single().Aliases.Single()));
        Assert.AreEqual("127.0.0.1:random:80", Describe.Ports(app));
        CollectionAssert.AreEqual(new[] { "redisdb", "6379" }, app.Environment.Select(e => Describe.Show(e.Value)).ToArray());
        Assert.AreEqual("overlay", Describe.Show(model.Networks.Single().Driver!.Value));
        Assert.AreEqual("encrypted", model.Networks.Single().Options.Single().OptionName);
    }

    private static CSharpModel Read(string code) => Sample.Stubs(code, mayHaveErrors: code.Contains("UseRestart", StringComparison.Ordinal)).Model;
}
