namespace ComposeLint.CSharp.Tests.Reading;

[TestClass]
public sealed class KubernetesTests
{
    private const string Service = "new V1Service { Metadata = new() { Name = \"web\" }, Spec = new() { Type = \"NodePort\", Ports = new[] { new V1ServicePort { Port = 80, TargetPort = 8080, NodePort = 30080 } } } }";

    [TestMethod]
    public void AServiceThatIsCreatedOpensItsNodePort()
    {
        var port = Sample.Kubernetes("class P { async Task M(IKubernetes client) { var service = " + Service + "; await client.CoreV1.CreateNamespacedServiceAsync(service, \"default\"); } }").Model.NodePorts.Single();
        Assert.AreEqual("web", port.Service);
        Assert.AreEqual("30080", Describe.Show(port.Port));
    }

    [TestMethod]
    public void AServiceThatIsMadeUpOpensNothing() =>
        Assert.IsEmpty(Sample.Kubernetes("class P { V1Service M() => " + Service + "; }").Model.NodePorts);
}
