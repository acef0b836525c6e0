namespace ComposeLint.CSharp.Tests.Reading;

[TestClass]
public sealed class DockerDotNetTests
{
    [TestMethod]
    [DataRow("new() { { \"80/tcp\", new List<PortBinding> { new PortBinding { HostPort = \"8080\" } } } }", "8080:80", DisplayName = "add initialisers")]
    [DataRow("new() { [\"80\"] = [new() { HostPort = \"8080\", HostIP = \"127.0.0.1\" }] }", "127.0.0.1:8080:80", DisplayName = "indexer initialisers and collection expressions")]
    [DataRow("new() { [\"53/udp\"] = new[] { new PortBinding { HostPort = \"\" } } }", "random:53/udp", DisplayName = "no host port")]
    [DataRow("new() { [\"80/tcp\"] = new List<PortBinding> { new() { HostPort = \"8000-8010\" } } }", "8000-8010:80", DisplayName = "a range")]
    [DataRow("new() { [$\"{Port}/tcp\"] = [new() { HostPort = Port.ToString() }] }", "9000:9000", DisplayName = "constants in strings")]
    [DataRow("new() { [\"80/tcp\"] = [new() { HostPort = $\"{Random.Shared.Next(9000, 10000)}\" }] }", "?:80", DisplayName = "a random port (U7)")]
    [DataRow("new[] { 80 }.Select(p => p).ToDictionary(p => $\"{p}/tcp\", p => (IList<PortBinding>)new List<PortBinding>())", "+?", DisplayName = "a query")]
    public void PortBindings(string bindings, string expected)
    {
        var model = Sample.DockerDotNet("""
            class P
            {
                const int Port = 9000;
                async Task M(IDockerClient client)
                {
                    Dictionary<string, IList<PortBinding>> bindings = BINDINGS;
                    await client.Containers.CreateContainerAsync(new CreateContainerParameters { Image = "x", HostConfig = new HostConfig { PortBindings = bindings } });
                }
            }
            """.Replace("BINDINGS", bindings, StringComparison.Ordinal)).Model;
        Assert.AreEqual(expected, Describe.Ports(model.Containers.Single()));
    }

    [TestMethod]
    public void PropertiesSetAfterConstruction()
    {
        var model = Sample.DockerDotNet("""
            class P
            {
                async Task M(DockerClient client)
                {
                    var parameters = new CreateContainerParameters { Name = "web", Image = "nginx" };
                    parameters.HostConfig = new HostConfig { NetworkMode = "bridge" };
                    parameters.HostConfig.NetworkMode = "host";
                    parameters.ExposedPorts = new Dictionary<string, EmptyStruct>();
                    parameters.ExposedPorts.Add("80/tcp", default);
                    parameters.HostConfig.Binds = new List<string> { "/var/run/docker.sock:/var/run/docker.sock" };
                    parameters.NetworkingConfig = new NetworkingConfig { EndpointsConfig = new Dictionary<string, EndpointSettings> { ["front"] = new() { Aliases = ["w"] } } };
                    await client.Containers.CreateContainerAsync(parameters);
                }
            }
            """).Model;
        var web = model.Containers.Single();
        Assert.AreEqual("web", web.Name);
        Assert.AreEqual("host", Describe.Show(web.NetworkMode!.Value));
        Assert.AreEqual(80, web.Exposed.Single().Value);
        Assert.HasCount(1, web.SocketMounts);
        Assert.AreEqual("front", Describe.Networks(web, model));
        Assert.AreEqual("w", Describe.Show(web.Networks.Single().Aliases.Single()));
    }

    [TestMethod]
    public void WhatNeverReachesTheEngineIsNoContainer()
    {
        var model = Sample.DockerDotNet("class P { void M() { var p = new CreateContainerParameters { HostConfig = new HostConfig { NetworkMode = \"host\" } }; Console.WriteLine(p.Image); } }").Model;
        Assert.IsEmpty(model.Containers);
    }

    [TestMethod]
    public void BuildOptionsAreNoContainer()
    {
        var model = Sample.DockerDotNet("class P { void M(IDockerClient c) { c.Images.BuildImageFromDockerfileAsync(new ImageBuildParameters { NetworkMode = \"host\" }, Stream.Null, null, null, null); } }".Replace("Stream", "System.IO.Stream", StringComparison.Ordinal)).Model;
        Assert.IsEmpty(model.Containers);
    }

    [TestMethod]
    public void NetworksWithPoolsAddedLater()
    {
        var model = Sample.DockerDotNet("""
            class P
            {
                const string Net = "it";
                static async Task<string> EnsureAsync(IDockerClient client)
                {
                    var p = new NetworksCreateParameters { Name = Net, Driver = "overlay", Attachable = true, IPAM = new IPAM { Config = new List<IPAMConfig>() }, Options = new Dictionary<string, string> { ["encrypted"] = "" } };
                    p.IPAM.Config.Add(new IPAMConfig { Gateway = "10.1.1.1", Subnet = "10.1.1.0/24" });
                    await client.Networks.CreateNetworkAsync(p);
                    return Net;
                }
            }
            """).Model;
        var network = model.Networks.Single();
        Assert.AreEqual("it", Describe.Show(network.NetworkName!.Value));
        Assert.AreEqual("overlay", Describe.Show(network.Driver!.Value));
        Assert.AreEqual("encrypted", network.Options.Single().OptionName);
        Assert.AreEqual("10.1.1.0/24", Describe.Show(network.Pools.Single().Subnet!.Value));
        Assert.IsTrue(network.Attachable!.Value.Value);
    }

    [TestMethod]
    public void AHelperThatMakesContainersIsReadForEachCaller()
    {
        var model = Sample.DockerDotNet("""
            class P
            {
                static async Task Start(IDockerClient client, string image, int port)
                {
                    await client.Containers.CreateContainerAsync(new CreateContainerParameters
                    {
                        Image = image,
                        HostConfig = new HostConfig { PortBindings = new Dictionary<string, IList<PortBinding>> { { $"{port}/tcp", new List<PortBinding> { new() { HostPort = $"{port}" } } } } },
                    });
                }
                async Task A(IDockerClient client) { await Start(client, "redis", 6379); }
            }
            """).Model;
        Assert.AreEqual("6379:6379", Describe.Ports(model.Containers.Single()));
        Assert.AreEqual("redis", model.Containers.Single().Name);
    }

    [TestMethod]
    public void MalformedKeysAreProblems()
    {
        var result = Sample.DockerDotNet("class P { async Task M(IDockerClient c) { await c.Containers.CreateContainerAsync(new CreateContainerParameters { HostConfig = new HostConfig { PortBindings = new Dictionary<string, IList<PortBinding>> { [\"8080:80\"] = [new() { HostPort = \"80/tcp\" }] } } }); } }");
        Assert.AreEqual("8080:80", result.Problems.Single().Subject.Name);
    }
}
