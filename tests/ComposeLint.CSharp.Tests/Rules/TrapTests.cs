using ComposeLint.Analysis;
using ComposeLint.Rules;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Tests.Rules;

/// <summary>Where false positives come from (the trap table of RULES.md): nothing at or above a warning is said of any of these.</summary>
[TestClass]
public sealed class TrapTests
{
    [TestMethod]
    [DataRow("namespace Microsoft.Azure.Devices.Edge.Agent.Docker.Models { public class HostConfig { public string NetworkMode { get; set; } public bool Privileged { get; set; } public object PortBindings { get; set; } public bool PublishAllPorts { get; set; } } public class CreateContainerParameters { public HostConfig HostConfig { get; set; } } } class P { void M() { var c = new Microsoft.Azure.Devices.Edge.Agent.Docker.Models.CreateContainerParameters { HostConfig = new() { NetworkMode = \"host\", Privileged = true } }; CreateContainerAsync(c); } void CreateContainerAsync(object parameters) { } }", DisplayName = "types of the same name elsewhere: iotedge's HostConfig")]
    [DataRow("namespace Pulumi.Aws.Ecs { public class TaskDefinitionArgs { public string NetworkMode { get; set; } } public class TaskDefinition { public TaskDefinition(string name, TaskDefinitionArgs args) { } } } class P { void M() { new Pulumi.Aws.Ecs.TaskDefinition(\"t\", new Pulumi.Aws.Ecs.TaskDefinitionArgs { NetworkMode = \"host\" }); } }", DisplayName = "types of the same name elsewhere: AWS")]
    [DataRow("namespace DockerSdk.Containers { public class CreateContainerOptions { public string NetworkMode { get; set; } public bool Privileged { get; set; } } } class P { object M() => new DockerSdk.Containers.CreateContainerOptions { NetworkMode = \"host\", Privileged = true }; }", DisplayName = "types of the same name elsewhere: DockerSdk")]
    [DataRow("class Container { public int Port { get; set; } public string NetworkMode { get; set; } } class P { object M() => new Container { Port = 80, NetworkMode = \"host\" }; }", DisplayName = "an app host's own settings class")]
    [DataRow("using Docker.DotNet; using Docker.DotNet.Models; class P { async Task M(IDockerClient c) { var p = new ImageBuildParameters { NetworkMode = \"host\" }; System.Console.WriteLine(p); } }", DisplayName = "ImageBuildParameters.NetworkMode")]
    [DataRow("var builder = DistributedApplication.CreateBuilder(args); builder.AddPostgres(\"pg1\").WithPgAdmin(c => c.WithHostPort(8068)); builder.AddMySql(\"sql1\"); builder.AddPostgres(\"pg2\").WithPgAdmin(c => c.WithHostPort(8068)); builder.Build().Run();", DisplayName = "tool resources are singletons")]
    [DataRow("class T { [Fact] void M() { const string compose = \"services: { a: { image: x, network_mode: host, privileged: true } }\"; Parser.Parse(compose); } } static class Parser { public static object Parse(string text) => text; }", DisplayName = "Compose text in tests of Compose tools")]
    [DataRow("class P { object M() { var compose = \"services: { a: { image: x, network_mode: host, privileged: true } }\"; return compose; } }", DisplayName = "Compose text that goes nowhere")]
    [DataRow("using k8s.Models; class T { [Fact] void M() { var s = new V1Service { Metadata = new() { Name = \"a\" }, Spec = new() { Type = \"NodePort\", Ports = new[] { new V1ServicePort { NodePort = 80 } } } }; Fake.Returns(s); } } static class Fake { public static void Returns(object o) { } }", DisplayName = "fake Kubernetes objects in unit tests")]
    [DataRow("using k8s; using k8s.Models; class T { [Fact] async Task M(IKubernetes client) { await client.CoreV1.CreateNamespacedServiceAsync(new V1Service { Metadata = new() { Name = \"a\" }, Spec = new() { Type = \"NodePort\", Ports = new[] { new V1ServicePort { NodePort = 80 } } } }, \"x\"); } }", DisplayName = "Kubernetes objects that a test creates")]
    [DataRow("using Ductus.FluentDocker.Builders; class T { [Fact] void M() { new Builder().UseContainer().UseImage(\"postgres:17\").ExposePort(5432).Build(); } }", DisplayName = "ExposePort(5432) of FluentDocker is random")]
    [DataRow("using DotNet.Testcontainers.Builders; class T { [Fact] void M() { var c = new ContainerBuilder(\"x:1\").WithExposedPort(8080).Build(); } }", DisplayName = "WithExposedPort publishes nothing")]
    [DataRow("using DotNet.Testcontainers.Builders; class T { [Fact] void M() { var port = Free(); var c = new ContainerBuilder(\"x:1\").WithPortBinding(port, 80).Build(); var d = new ContainerBuilder(\"y:1\").WithPortBinding(port, 80).Build(); } static int Free() { var l = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0); l.Start(); return ((System.Net.IPEndPoint)l.LocalEndpoint).Port; } }", DisplayName = "a free port")]
    [DataRow("using DotNet.Testcontainers.Builders; class T { [Fact] void M() { var c = new ContainerBuilder(\"x:1\").WithPortBinding(System.Random.Shared.Next(9000, 10000), 80).Build(); } }", DisplayName = "a random port")]
    [DataRow("// new ContainerBuilder(\"x\").WithPortBinding(8080, 80).Build();\n/* Process.Start(\"docker\", \"run --network host --privileged x\") */\n/// <example>new HostConfig { NetworkMode = \"host\", Privileged = true }</example>\nclass P { const string Doc = \"docker run --privileged --network host -p 80:80 x\"; }", DisplayName = "comments and examples")]
    [DataRow("//#if (UseHost)\nclass P { }\n//#endif\n", DisplayName = "a template")]
    [DataRow("using DotNet.Testcontainers.Builders; class T { [Fact] void M() { var c = new ContainerBuilder(\"x:1\").WithNetwork(\"host\").Build(); } }", DisplayName = "WithNetwork(\"host\") of Testcontainers is tentative")]
    [DataRow("using DotNet.Testcontainers.Builders; class A { [Fact] void M(int n) { var c = new ContainerBuilder(\"x:1\").WithPortBinding(n > 3 ? 8080 : 0, 80).Build(); } }", DisplayName = "a value of which only one choice is a fault")]
    [DataRow("var builder = DistributedApplication.CreateBuilder(args); if (builder.ExecutionContext.IsRunMode) builder.AddContainer(\"a\", \"x\", \"1\").WithHttpEndpoint(8080, 80); if (!builder.ExecutionContext.IsRunMode) builder.AddContainer(\"b\", \"x\", \"1\").WithHttpEndpoint(8080, 80); builder.Build().Run();", DisplayName = "contradictory conditions never pair")]
    [DataRow("using Docker.DotNet; using Docker.DotNet.Models; class P { object M() => new CreateContainerParametersFactory(); } class CreateContainerParametersFactory { readonly CreateContainerParameters _p = new() { HostConfig = new HostConfig { Privileged = true } }; }", DisplayName = "what reaches no sink in the same project is told of by nobody else's call")]
    public void NothingIsSaid(string code)
    {
        var sources = new MemorySourceSet([new SourceText("Program.cs", code)]);
        var result = new Analyzer(new AnalyzerOptions(), CoreSurfaces.All.Add(new CSharpSurface()), RuleCatalogue.All).Analyze(sources, new AnalysisRequest([]));
        Assert.IsEmpty(result.Findings.Where(finding => finding.Severity != Severity.Note).Select(finding => finding.Rule.Name + ": " + finding.Message));
    }

    [TestMethod]
    public void WithPortOfFluentDockerTakesTheContainersPortFirst()
    {
        var container = Sample.Stubs("using FluentDocker.Builders; class P { void M() { new Builder().UseContainer(c => c.UseImage(\"x\").WithPort(\"80\", \"8080\")); } }").Model.Containers.Single();
        Assert.AreEqual("8080:80", Reading.Describe.Ports(container));
    }
}
