namespace ComposeLint.CSharp.Tests.Reading;

/// <summary>Rows of the API catalogue (API.md) that have no test of their own elsewhere.</summary>
[TestClass]
public sealed class ApiRowTests
{
    [TestMethod]
    public void DockerDotNetPrivileges()
    {
        var model = Sample.DockerDotNet("""
            class P
            {
                async Task M(IDockerClient client)
                {
                    var net = await client.Networks.CreateNetworkAsync(new NetworksCreateParameters { Name = "back" });
                    var made = await client.Containers.CreateContainerAsync(new CreateContainerParameters
                    {
                        Image = "x:1",
                        HostConfig = new HostConfig { CapAdd = ["NET_ADMIN", "SYS_ADMIN"], PidMode = "host", IpcMode = "private", UsernsMode = "host", SecurityOpt = ["seccomp=unconfined"], Mounts = [new Mount { Type = "bind", Source = "/var/run/docker.sock", Target = "/s" }], ExtraHosts = ["db:10.0.0.1"] },
                    });
                    await client.Networks.ConnectNetworkAsync(net.ID, new NetworkConnectParameters { Container = made.ID, EndpointConfig = new EndpointSettings { Aliases = ["late"] } });
                }
            }
            """).Model;
        var container = model.Containers.Single();
        Assert.AreEqual("NET_ADMIN SYS_ADMIN", string.Join(" ", container.Capabilities.Select(Describe.Show)));
        Assert.AreEqual("pid userns_mode", string.Join(" ", container.HostNamespaces.Select(space => space.Key)));
        Assert.AreEqual("seccomp=unconfined", Describe.Show(container.SecurityOptions.Single()));
        Assert.HasCount(1, container.SocketMounts);
        Assert.AreEqual("db", container.ExtraHosts.Single().HostName);
        Assert.AreEqual("<back>", Describe.Networks(container, model));
        Assert.AreEqual("late", Describe.Show(container.Networks.Single().Aliases.Single()));
    }

    [TestMethod]
    [DataRow("NetworkDisabled = true", "none")]
    [DataRow("HostConfig = new HostConfig { NetworkMode = \"container:db\" }", "container:db")]
    [DataRow("HostConfig = new HostConfig { NetworkMode = \"front\" }", "front")]
    public void DockerDotNetModes(string setting, string expected) =>
        Assert.AreEqual(expected, Describe.Show(Sample.DockerDotNetEnhanced("class P { async Task M(IDockerClient c) { await c.Containers.CreateContainerAsync(new CreateContainerParameters { Image = \"x\", " + setting + " }); } }").Model.Containers.Single().NetworkMode!.Value));

    [TestMethod]
    public void DockerDotNetPublishesAll() =>
        Assert.IsTrue(Sample.DockerDotNet("class P { async Task M(IDockerClient c) { await c.Containers.CreateContainerAsync(new CreateContainerParameters { Image = \"x\", HostConfig = new HostConfig { PublishAllPorts = true } }); } }").Model.Containers.Single().PublishesAll);

    [TestMethod]
    public void TestcontainersJoinsLate()
    {
        var model = Sample.Testcontainers("class T { async Task M() { var net = new NetworkBuilder().WithName(\"late\").Build(); var c = new ContainerBuilder(\"x:1\").WithNetwork(\"front\").Build(); await c.ConnectAsync(net); await c.ConnectAsync(\"ops\"); } }").Model;
        Assert.AreEqual("front <net> ops", Describe.Networks(model.Containers.Single(), model));
        Assert.IsNull(model.Containers.Single().OpenNetworks);
    }

    [TestMethod]
    public void TestcontainersNetworks()
    {
        var network = Sample.Testcontainers("class T { void M() { var net = new NetworkBuilder().WithName(\"n\").WithDriver(NetworkDriver.Bridge).WithOption(\"com.docker.network.bridge.enable_icc\", \"false\").WithCreateParameterModifier(p => { p.Driver = \"overlay\"; p.Internal = true; p.Attachable = true; }).Build(); } }").Model.Networks.Single();
        Assert.AreEqual("overlay True True com.docker.network.bridge.enable_icc", string.Join(" ", Describe.Show(network.Driver!.Value), network.Internal!.Value.Value, network.Attachable!.Value.Value, network.Options.Single().OptionName));
    }

    [TestMethod]
    [DataRow("await Cli.Wrap(\"docker\").WithArguments(\"run -p 8080:80 nginx\").ExecuteAsync();", "8080:80")]
    [DataRow("await Cli.Wrap(\"docker\").WithArguments(new[] { \"run\", \"-p\", \"8080:80\", \"nginx\" }).ExecuteAsync();", "8080:80")]
    [DataRow("await Cli.Wrap(\"docker\").WithArguments(a => a.Add(\"run\").Add(\"-p\").Add(\"8080:80\").Add(\"nginx\")).ExecuteAsync();", "8080:80", DisplayName = "a builder of arguments")]
    [DataRow("await Cli.Wrap(\"docker\").WithArguments(a => a.Add(\"run\").Add(new[] { \"-p\", \"8080:80\" }).Add(\"nginx\")).ExecuteAsync();", "8080:80", DisplayName = "several at once")]
    public void TheRealCliWrap(string statement, string expected) =>
        Assert.AreEqual(expected, Describe.Ports(Sample.CliWrap("class P { async Task M() { " + statement + " } }").Model.Containers.Single()));

    [TestMethod]
    [DataRow("SimpleExec.Command.Run(\"docker\", \"run -p 8080:80 nginx\");")]
    [DataRow("SimpleExec.Command.RunAsync(\"docker\", new[] { \"run\", \"-p\", \"8080:80\", \"nginx\" });")]
    [DataRow("SimpleExec.Command.ReadAsync(\"docker\", \"run -p 8080:80 nginx\");")]
    public void SimpleExec(string statement) => Assert.AreEqual("8080:80", Describe.Ports(Sample.Stubs("class P { void M() { " + statement + " } }").Model.Containers.Single()));

    [TestMethod]
    public void WhatACommandMayHold()
    {
        var container = Sample.Stubs("class P { void M() { System.Diagnostics.Process.Start(\"docker\", \"run --cap-add NET_ADMIN --pid=host --security-opt seccomp=unconfined -e A=1 --expose 81 --add-host db:10.0.0.1 -h web --network-alias w --network front nginx\"); } }").Model.Containers.Single();
        Assert.AreEqual("NET_ADMIN pid seccomp=unconfined A=1 81 db web w front", string.Join(
            " ",
            Describe.Show(container.Capabilities.Single()),
            container.HostNamespaces.Single().Key,
            Describe.Show(container.SecurityOptions.Single()),
            Describe.Show(container.Environment.Single().Variable) + "=" + Describe.Show(container.Environment.Single().Value),
            Describe.Show(container.Exposed.Single()),
            container.ExtraHosts.Single().HostName,
            Describe.Show(container.Hostname!.Value),
            Describe.Show(container.Aliases.Single()),
            Describe.Show(container.Networks.Single().NetworkName!.Value)));
    }

    [TestMethod]
    [DataRow("var net = new Builder().UseNetwork(\"n\").UseDriver(\"overlay\").UseDriverOption(\"encrypted\", \"\").UseSubnet(\"10.1.0.0/24\").UseGateway(\"10.1.0.1\").IsInternal().IsAttachAble().Build(); new Builder().UseContainer().UseImage(\"x\").UseNetwork(net).Build();")]
    [DataRow("var net = new Builder().UseNetwork(\"n\").UseDriver(\"overlay\").UseDriverOption(\"encrypted\", \"\").UseSubnet(\"10.1.0.0/24\").UseGateway(\"10.1.0.1\").IsInternal().IsAttachAble().Build(); new Builder().UseContainer().UseImage(\"x\").UseNetworksWithAlias(\"a\", net).Build();")]
    public void FluentDocker2Networks(string statements)
    {
        var model = Sample.Stubs("using Ductus.FluentDocker.Builders; class P { void M() { " + statements + " } }").Model;
        var network = model.Networks.Single();
        Assert.AreEqual("n overlay encrypted 10.1.0.0/24 10.1.0.1 True True", string.Join(" ", Describe.Show(network.NetworkName!.Value), Describe.Show(network.Driver!.Value), network.Options.Single().OptionName, Describe.Show(network.Pools.Single().Subnet!.Value), Describe.Show(network.Pools.Single().Gateway!.Value), network.Internal!.Value.Value, network.Attachable!.Value.Value));
        Assert.AreEqual("<n>", Describe.Networks(model.Containers.Single(), model));
    }

    [TestMethod]
    public void FluentDocker2Containers()
    {
        var container = Sample.Stubs("using Ductus.FluentDocker.Builders; class P { void M() { new Builder().UseContainer().UseImage(\"x\").WithName(\"c\").WithHostName(\"h\").ExposePort(53, 53, \"udp\").UseNetwork(\"a\", \"b\").HostIpMapping(\"db\", \"10.0.0.1\").WithEnvironment(\"A=1\", \"B=2\").UseCapability(\"NET_ADMIN\").IsPrivileged().ReuseIfExists().Build(); } }").Model.Containers.Single();
        Assert.AreEqual("53:53/udp", Describe.Ports(container));
        Assert.AreEqual("c h a b db A B NET_ADMIN True True", string.Join(" ", Describe.Show(container.ContainerName!.Value), Describe.Show(container.Hostname!.Value), string.Join(" ", container.Networks.Select(n => n.Name)), container.ExtraHosts.Single().HostName, string.Join(" ", container.Environment.Select(e => Describe.Show(e.Variable))), Describe.Show(container.Capabilities.Single()), container.Privileged!.Value.Value, container.OutlivesRun));
    }

    [TestMethod]
    public void FluentDocker3()
    {
        var model = Sample.Stubs("using FluentDocker.Builders; class P { void M() { new Builder().UseNetwork(n => n.WithName(\"back\").UseDriver(\"overlay\").WithSubnet(\"10.1.0.0/24\").AsInternal()).UseContainer(c => c.UseImage(\"x\").ExposePort(\"80\").WithNetwork(\"back\").WithNetworkAlias(\"back\", \"web\").WithEnvironment(\"A=1\").WithPrivileged().WithHostname(\"h\")); } }").Model;
        var container = model.Containers.Single();
        Assert.AreEqual("random:80", Describe.Ports(container));
        Assert.AreEqual("back back", string.Join(" ", container.Networks.Select(n => n.Name)));
        Assert.AreEqual("web", Describe.Show(container.Networks[1].Aliases.Single()));
        Assert.IsTrue(container.Privileged!.Value.Value);
        Assert.AreEqual("back overlay 10.1.0.0/24 True", string.Join(" ", Describe.Show(model.Networks.Single().NetworkName!.Value), Describe.Show(model.Networks.Single().Driver!.Value), Describe.Show(model.Networks.Single().Pools.Single().Subnet!.Value), model.Networks.Single().Internal!.Value.Value));
    }
}
