namespace ComposeLint.CSharp.Tests.Reading;

/// <summary>Services of a swarm by both packages that ship Docker.DotNet.Models.</summary>
[TestClass]
public sealed class SwarmTests
{
    private const string Program = """
        class P
        {
            async Task M(IDockerClient client)
            {
                var back = await client.Networks.CreateNetworkAsync(new NetworksCreateParameters { Name = "back", Driver = "overlay", Options = new Dictionary<string, string> { ["encrypted"] = "" } });
                await client.Swarm.CreateServiceAsync(new ServiceCreateParameters
                {
                    Service = new ServiceSpec
                    {
                        Name = "web",
                        Mode = new ServiceMode { Replicated = new ReplicatedService { Replicas = 3 } },
                        EndpointSpec = new EndpointSpec
                        {
                            Mode = "dnsrr",
                            Ports = new List<PortConfig>
                            {
                                new PortConfig { TargetPort = 80, PublishedPort = 8080, PublishMode = "host" },
                                new PortConfig { TargetPort = 53, Protocol = "udp" },
                            },
                        },
                        TaskTemplate = new TaskSpec
                        {
                            ContainerSpec = new ContainerSpec { Image = "nginx:1.27", Env = ["A=1"], Mounts = [new Mount { Source = "/var/run/docker.sock", Target = "/var/run/docker.sock" }] },
                            Networks = [new NetworkAttachmentConfig { Target = back.ID, Aliases = ["front"] }, new NetworkAttachmentConfig { Target = "ops" }],
                        },
                    },
                });
            }
        }
        """;

    [TestMethod]
    public void DockerDotNet() => AssertRead(Sample.DockerDotNet(Program).Model);

    [TestMethod]
    public void DockerDotNetEnhanced() => AssertRead(Sample.DockerDotNetEnhanced(Program).Model);

    [TestMethod]
    public void AGlobalServiceThatIsUpdated()
    {
        var service = Sample.DockerDotNet("class P { async Task M(IDockerClient client, ServiceSpec other) { await client.Swarm.UpdateServiceAsync(\"id\", new ServiceUpdateParameters { Version = 1, Service = new ServiceSpec { Mode = new ServiceMode { Global = new GlobalService() }, EndpointSpec = other.EndpointSpec } }); } }").Model.Containers.Single();
        Assert.IsTrue(service.Swarm!.IsGlobal);
        Assert.AreEqual("+?", Describe.Ports(service));
    }

    [TestMethod]
    public void ASpecThatIsNotSentIsNoService() =>
        Assert.IsEmpty(Sample.DockerDotNet("class P { object M() => new ServiceSpec { Name = \"x\", EndpointSpec = new EndpointSpec { Mode = \"dnsrr\" } }; }").Model.Containers);

    [TestMethod]
    public void ContainersOfTheEnhancedPackage()
    {
        var container = Sample.DockerDotNetEnhanced("""
            class P
            {
                async Task M(IDockerClient client)
                {
                    var net = await client.Networks.CreateNetworkAsync(new NetworksCreateParameters { Name = "back", Internal = true, IPAM = new IPAM { Config = [new IPAMConfig { Subnet = "10.1.0.0/24" }] } });
                    await client.Containers.CreateContainerAsync(new CreateContainerParameters
                    {
                        Image = "postgres:17",
                        HostConfig = new HostConfig { PortBindings = new Dictionary<string, IList<PortBinding>> { ["5432/tcp"] = [new() { HostPort = "5432" }] } },
                        NetworkingConfig = new NetworkingConfig { EndpointsConfig = new Dictionary<string, EndpointSettings> { [net.ID] = new EndpointSettings { Aliases = ["db"] } } },
                    });
                }
            }
            """).Model;
        Assert.AreEqual("5432:5432", Describe.Ports(container.Containers.Single()));
        Assert.AreEqual("<back>", Describe.Networks(container.Containers.Single(), container));
        Assert.AreEqual("10.1.0.0/24", Describe.Show(container.Networks.Single().Pools.Single().Subnet!.Value));
    }

    private static void AssertRead(CSharpModel model)
    {
        var web = model.Containers.Single();
        Assert.AreEqual("8080:80 random:53/udp", Describe.Ports(web));
        Assert.AreEqual(ComposeLint.Topology.PublishMode.Host, web.Publishes[0].Mode!.Value.Value);
        Assert.AreEqual("3", Describe.Show(web.Swarm!.Replicas!.Value));
        Assert.AreEqual("dnsrr", Describe.Show(web.Swarm.EndpointMode!.Value));
        Assert.AreEqual("nginx:1.27", Describe.Show(web.Image!.Value));
        Assert.AreEqual("<back> ops", Describe.Networks(web, model));
        Assert.HasCount(1, web.SocketMounts);
    }
}
