namespace ComposeLint.CSharp.Tests.Reading;

[TestClass]
public sealed class KubernetesTests
{
    private const string Service = "new V1Service { Metadata = new() { Name = \"web\" }, Spec = new() { Type = \"NodePort\", Ports = new[] { new V1ServicePort { Port = 80, TargetPort = 8080, NodePort = 30080 } } } }";

    [TestMethod]
    [DataRow("var service = " + Service + "; await client.CoreV1.CreateNamespacedServiceAsync(service, \"default\");", DisplayName = "an initialiser (U23)")]
    [DataRow("var service = " + Service + "; await client.CoreV1.ReplaceNamespacedServiceAsync(service, \"web\", \"default\");", DisplayName = "replaced")]
    [DataRow("var service = new V1Service { Metadata = new V1ObjectMeta { Name = \"web\" }, Spec = new V1ServiceSpec { Type = \"NodePort\", Ports = new List<V1ServicePort>() } }; service.Spec.Ports.Add(new V1ServicePort { Port = 80, NodePort = 30080 }); await client.CoreV1.CreateNamespacedServiceAsync(service, \"default\");", DisplayName = "ports added later")]
    [DataRow("var port = new V1ServicePort { Port = 80 }; var service = " + Service + "; service.Spec.Ports = [port with { NodePort = 30080 }]; await client.CoreV1.CreateNamespacedServiceAsync(service, \"default\");", DisplayName = "a copy of a record")]
    public void AServiceThatIsCreatedOpensItsNodePort(string statements)
    {
        var service = Read(statements).ClusterServices.Single();
        Assert.AreEqual("web", service.ServiceName);
        Assert.AreEqual("default", service.Namespace);
        Assert.IsTrue(service.IsOnEveryNode);
        Assert.AreEqual("30080", Describe.Show(service.Ports.Single().NodePort!.Value));
        Assert.IsNull(service.OpenPorts);
    }

    [TestMethod]
    public void AServiceThatIsMadeUpOpensNothing() =>
        Assert.IsEmpty(Sample.Kubernetes("class P { V1Service M() => " + Service + "; }").Model.ClusterServices);

    [TestMethod]
    public void PortsOfALoopAreNotAll() =>
        Assert.IsNotNull(Read("var ports = new List<V1ServicePort>(); foreach (var n in Environment.GetCommandLineArgs()) ports.Add(new V1ServicePort { Port = n.Length }); ports = ports.Where(p => p.Port > 3).ToList(); await client.CoreV1.CreateNamespacedServiceAsync(new V1Service { Spec = new V1ServiceSpec { Ports = ports } }, \"default\");").ClusterServices.Single().OpenPorts);

    [TestMethod]
    public void AnIngressNamesItsBackends()
    {
        var backends = Read("""
            var ingress = new V1Ingress
            {
                Metadata = new V1ObjectMeta { Name = "front" },
                Spec = new V1IngressSpec
                {
                    DefaultBackend = new V1IngressBackend { Service = new V1IngressServiceBackend { Name = "rest", Port = new V1ServiceBackendPort { Name = "http" } } },
                    Rules =
                    [
                        new V1IngressRule { Host = "a.example", Http = new V1HTTPIngressRuleValue { Paths = [new V1HTTPIngressPath { Path = "/", PathType = "Prefix", Backend = new V1IngressBackend { Service = new() { Name = "web", Port = new() { Number = 80 } } } }] } },
                    ],
                },
            };
            await client.NetworkingV1.CreateNamespacedIngressAsync(ingress, "default");
            """).IngressBackends;
        Assert.AreEqual("rest:http front, web:80 front", string.Join(", ", backends.Select(b => Describe.Show(b.Service) + ":" + (b.Port is { } port ? Describe.Show(port) : Describe.Show(b.PortName!.Value)) + " " + b.Ingress)));
    }

    [TestMethod]
    [DataRow("await client.CoreV1.CreateNamespacedPodAsync(new V1Pod { Metadata = new() { Name = \"p\" }, Spec = POD }, \"default\");")]
    [DataRow("await client.AppsV1.CreateNamespacedDeploymentAsync(new V1Deployment { Metadata = new() { Name = \"p\" }, Spec = new V1DeploymentSpec { Template = new V1PodTemplateSpec { Spec = POD } } }, \"default\");")]
    [DataRow("await client.AppsV1.CreateNamespacedDaemonSetAsync(new V1DaemonSet { Metadata = new() { Name = \"p\" }, Spec = new V1DaemonSetSpec { Template = new V1PodTemplateSpec { Spec = POD } } }, \"default\");")]
    [DataRow("await client.BatchV1.CreateNamespacedCronJobAsync(new V1CronJob { Metadata = new() { Name = \"p\" }, Spec = new V1CronJobSpec { JobTemplate = new V1JobTemplateSpec { Spec = new V1JobSpec { Template = new V1PodTemplateSpec { Spec = POD } } } } }, \"default\");")]
    public void PodsMayTakeTheirNodesNetwork(string statement)
    {
        const string pod = "new V1PodSpec { HostNetwork = true, Containers = [new V1Container { Name = \"c\", Ports = [new V1ContainerPort { ContainerPort = 80, HostPort = 8080 }, new V1ContainerPort { ContainerPort = 81 }] }] }";
        var taken = Read(statement.Replace("POD", pod, StringComparison.Ordinal)).NodeNetworks;
        Assert.AreEqual("p hostNetwork, p 8080", string.Join(", ", taken.Select(t => t.Owner + " " + t.Name)));
    }

    private static CSharpModel Read(string statements) => Sample.Kubernetes("class P { async Task M(IKubernetes client) { " + statements + " } }").Model;
}
