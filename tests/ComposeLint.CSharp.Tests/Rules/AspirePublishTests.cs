using ComposeLint.Analysis;
using ComposeLint.Rules;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.CSharp.Tests.Rules;

/// <summary>An Aspire app as it is published to Docker Compose.</summary>
[TestClass]
public sealed class AspirePublishTests
{
    private const string Web = "var web = builder.AddContainer(\"Web\", \"nginx\", \"1.27\")";

    [TestMethod]
    [DataRow(Web + ".WithHttpEndpoint(port: 8080, targetPort: 80).WithExternalHttpEndpoints();", "8080:80", DisplayName = "an external endpoint with a port")]
    [DataRow(Web + ".WithHttpEndpoint(targetPort: 80).WithExternalHttpEndpoints();", "random:80", DisplayName = "an external endpoint without one (U12)")]
    [DataRow(Web + ".WithHttpEndpoint(port: 8080, targetPort: 80);", "", DisplayName = "an endpoint of the app alone")]
    [DataRow(Web + ".WithHttpEndpoint(port: 8080, targetPort: 80).WithExternalHttpEndpoints(); if (builder.ExecutionContext.IsRunMode) web.WithEndpoint(port: 9000, targetPort: 90, name: \"x\", isExternal: true);", "8080:80", DisplayName = "an endpoint of run mode")]
    [DataRow(Web + "; if (builder.ExecutionContext.IsPublishMode) web.WithEndpoint(port: 9000, targetPort: 90, name: \"x\", isExternal: true);", "9000:90", DisplayName = "an endpoint of publish mode")]
    [DataRow(Web + ".WithEndpoint(port: 53, targetPort: 53, scheme: \"dns\", protocol: System.Net.Sockets.ProtocolType.Udp, isExternal: true);", "53:53/udp", DisplayName = "UDP")]
    [DataRow(Web + ".WithHttpEndpoint(port: 8080, targetPort: 80).WithExternalHttpEndpoints().WithContainerRuntimeArgs(\"-p\", \"1:1\", \"--network=host\");", "8080:80", DisplayName = "runtime arguments are not published")]
    [DataRow(Web + ".PublishAsDockerComposeService((_, s) => s.Ports.Add(\"127.0.0.1:14330:1433\"));", "127.0.0.1:14330:1433", DisplayName = "a port that a lambda adds")]
    [DataRow(Web + ".WithHttpEndpoint(port: 8080, targetPort: 80).WithExternalHttpEndpoints().PublishAsDockerComposeService((_, s) => { s.Ports.Clear(); s.Ports.Add(\"8000:5432\"); });", "8000:5432", DisplayName = "ports that a lambda replaces (U16)")]
    [DataRow("const int ApiPort = 5000; " + Web + ".PublishAsDockerComposeService((_, s) => { s.Ports.Clear(); s.Ports.Add($\"{ApiPort}:${{WEB_PORT}}\"); });", "5000:8080", DisplayName = "Aspire's own variable for a port (U16)")]
    [DataRow(Web + ".WithHttpEndpoint(port: 8080, targetPort: 80).WithExternalHttpEndpoints().PublishAsDockerComposeService((_, s) => { s.Ports = [\"8000:5432\", \"1:2/udp\"]; });", "8000:5432 1:2/udp", DisplayName = "a list that a lambda sets")]
    [DataRow(Web + ".PublishAsDockerComposeService((_, s) => { if (args.Length > 1) s.Ports.Add(\"8000:5432\"); });", "+?", DisplayName = "a port under a condition (U16)")]
    [DataRow(Web + ".PublishAsDockerComposeService((_, s) => Ports.Open(s)); static class Ports { public static void Open(Aspire.Hosting.Docker.Resources.ComposeNodes.Service s) => s.Ports.AddRange([\"8000:5432\", \"81:81\"]); }", "8000:5432 81:81", DisplayName = "a helper")]
    [DataRow("builder.AddProject(\"Web\", \"../web/web.csproj\").WithHttpEndpoint(name: \"x\").WithExternalHttpEndpoints();", "random:8080 +?", DisplayName = "a project listens on 8080")]
    public void PublishedPorts(string statements, string expected)
    {
        var web = Published(statements).Workloads.Single();
        Assert.AreEqual("web", web.ServiceName);
        Assert.AreEqual(expected, string.Join(" ", web.Ports.Select(Describe).Concat((web.OpenParts & WorkloadParts.Ports) != 0 ? ["+?"] : [])));
    }

    [TestMethod]
    public void WithoutAnEnvironmentNothingIsPublished() => Assert.IsEmpty(Published(Web + ".WithHttpEndpoint(port: 8080, targetPort: 80).WithExternalHttpEndpoints();", environment: "").Workloads);

    [TestMethod]
    public void ServicesShareOneNetworkUnlessTheyAreGivenOthers()
    {
        var declarations = Published(
            Web + "; builder.AddContainer(\"db\", \"x\", \"1\").PublishAsDockerComposeService((_, s) => { s.Networks = [Net.Back]; }); static class Net { public const string Back = \"back\"; }",
            "builder.AddDockerComposeEnvironment(\"compose\").WithProperties(e => e.DefaultNetworkName = \"app\").ConfigureComposeFile(f => f.AddNetwork(new Aspire.Hosting.Docker.Resources.ComposeNodes.Network { Name = \"back\", Driver = \"overlay\", Internal = true, DriverOpts = { [\"encrypted\"] = \"\" } }));");
        Assert.AreEqual("Web: app, db: back", string.Join(", ", declarations.Workloads.Select(w => w.Name + ": " + string.Join(" ", w.Attachments.Select(a => a.NetworkName)))));
        var back = declarations.Networks.Single(network => network.LocalName == "back");
        Assert.IsTrue(back.Internal!.Value.Value);
        Assert.AreEqual("overlay", back.DriverName!.Value.Value);
        Assert.AreEqual("encrypted", back.Options.Single().OptionName);
    }

    [TestMethod]
    [DataRow("host-port-collision", "builder.AddContainer(\"a\", \"x\", \"1\").WithHttpEndpoint(port: 8080, targetPort: 80, isProxied: true).WithExternalHttpEndpoints(); builder.AddContainer(\"b\", \"x\", \"1\").PublishAsDockerComposeService((_, s) => s.Ports.Add(\"8080:90\"));", true, DisplayName = "one host port twice in the published file (R6)")]
    [DataRow("host-port-collision", "builder.AddContainer(\"a\", \"x\", \"1\").WithHttpEndpoint(port: 8080, targetPort: 80); builder.AddContainer(\"b\", \"x\", \"1\").PublishAsDockerComposeService((_, s) => s.Ports.Add(\"8080:90\"));", false, DisplayName = "run and publish never meet")]
    [DataRow("undefined-network", Web + ".PublishAsDockerComposeService((_, s) => { s.Networks = [\"back\"]; });", true, DisplayName = "a network that nobody defines (R28)")]
    [DataRow("undefined-network", Web + ".PublishAsDockerComposeService((_, s) => s.Networks.Add(\"aspire\"));", false, DisplayName = "Aspire's own network")]
    [DataRow("undefined-network", Web + ".PublishAsDockerComposeService((_, s) => { s.Networks = [args[0]]; });", false, DisplayName = "a network that is not known")]
    [DataRow("depends-on-unknown", Web + ".PublishAsDockerComposeService((_, s) => s.DependsOn[\"nobody\"] = new());", true, DisplayName = "depends_on of nobody (R28)")]
    [DataRow("depends-on-unknown", Web + ".PublishAsDockerComposeService((_, s) => s.DependsOn[\"web\"] = new());", false)]
    [DataRow("network-mode-with-networks", Web + ".PublishAsDockerComposeService((_, s) => s.NetworkMode = \"host\");", true, DisplayName = "a mode beside networks (R8)")]
    [DataRow("network-mode-with-networks", Web + ".PublishAsDockerComposeService((_, s) => { s.NetworkMode = \"host\"; s.Networks.Clear(); });", false)]
    [DataRow("network-mode-with-networks", Web + ".PublishAsDockerComposeService((_, s) => { s.NetworkMode = \"host\"; s.Networks = []; });", false)]
    [DataRow("alias-lost-when-published", Web + ".WithContainerRuntimeArgs(\"--network-alias=front\"); builder.AddContainer(\"b\", \"x\", \"1\").WithEnvironment(\"URL\", \"http://front:80\");", true, DisplayName = "an alias of the runtime (R27)")]
    [DataRow("alias-lost-when-published", Web + ".WithContainerNetworkAlias(\"front\"); builder.AddContainer(\"b\", \"x\", \"1\").WithEnvironment(\"URL\", \"http://Web:80\");", false, DisplayName = "an alias that nobody uses (R27)")]
    [DataRow("alias-lost-when-published", Web + ".WithContainerNetworkAlias(\"front\"); if (builder.ExecutionContext.IsRunMode) builder.AddContainer(\"b\", \"x\", \"1\").WithEnvironment(\"URL\", \"http://front:80\");", false, DisplayName = "used in run mode alone")]
    public void Rules(string rule, string statements, bool isFound)
    {
        var found = Analyze("var builder = DistributedApplication.CreateBuilder(args); builder.AddDockerComposeEnvironment(\"compose\"); " + Split(statements).Statements + " builder.Build().Run(); " + Split(statements).Types);
        Assert.AreEqual(isFound, found.Any(finding => finding.Rule.Name == rule), string.Join("\n", found.Select(finding => finding.Rule.Name)));
    }

    private static (string Statements, string Types) Split(string code) =>
        code.IndexOf("static class", StringComparison.Ordinal) is >= 0 and var at ? (code[..at], code[at..]) : (code, "");

    private static string Describe(PublishedPort port) =>
        (port.HostIp is { } address ? address + ":" : "") + (port.Host is { } host ? host.ToString() : "random") + ":" + port.Container + (port.Protocol.Value == Protocol.Udp ? "/udp" : "");

    private static Declarations Published(string statements, string environment = "builder.AddDockerComposeEnvironment(\"compose\");")
    {
        var (body, types) = Split(statements);
        var model = Sample.Stubs("using System; using System.Collections.Generic; using Aspire.Hosting; using Aspire.Hosting.ApplicationModel; var builder = DistributedApplication.CreateBuilder(args); " + environment + body + " builder.Build().Run(); " + types).Model;
        var all = ComposeLint.CSharp.Lowering.CSharpLowering.Lower(model);
        return all with
        {
            Workloads = [.. all.Workloads.Where(workload => workload.Presence.RunScope == "publish")],
            Networks = [.. all.Networks.Where(network => network.Presence.RunScope == "publish")],
        };
    }

    private static ImmutableArray<Finding> Analyze(string code)
    {
        var sources = new MemorySourceSet([new SourceText("Program.cs", code)]);
        var result = new Analyzer(new AnalyzerOptions { Select = ["ALL"] }, [new CSharpSurface()], RuleCatalogue.All).Analyze(sources, new AnalysisRequest([]));
        Assert.IsEmpty(result.Notifications.Where(note => note.Kind == NotificationKind.RuleCrashed).Select(note => note.Message).ToList());
        return result.Findings;
    }
}
