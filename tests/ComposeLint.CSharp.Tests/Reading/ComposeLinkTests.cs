using ComposeLint.Analysis;
using ComposeLint.Rules;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Tests.Reading;

/// <summary>Compose files that C# brings up, and what its rules say of both sides.</summary>
[TestClass]
public sealed class ComposeLinkTests
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"xunit\" />ITEM</ItemGroup></Project>";
    private const string Copied = "<None Update=\"*.y*ml\" CopyToOutputDirectory=\"PreserveNewest\" />";
    private const string Compose = "services:\n  web:\n    image: example/web:1\n    ports: [\"127.0.0.1:8080:80\"]\n  db:\n    image: postgres:17\n";

    [TestMethod]
    [DataRow("var c = new ComposeBuilder(\"docker:28\").WithComposeFile(\"compose.yaml\", \"compose.test.yaml\").WithService(\"web\").WithScaledService(\"db\", 2).WithExposedService(\"web\", 80).Build(); c.GetServicePort(\"db\", 5432);", "compose.yaml compose.test.yaml: web db web db; web:80 db:5432")]
    [DataRow("var c = new ComposeBuilder(\"docker:28\").WithComposeFile(System.IO.Path.Combine(args, \"deploy\", \"compose.yaml\")).WithExposedServiceInstance(\"web\", 1, 80).WaitingFor(\"db\", Wait.ForUnixContainer()).Build();", "…deploy/compose.yaml: web db; web:80")]
    [DataRow("var files = new List<string> { \"a.yaml\" }; files.Add(\"b.yaml\"); var c = new ComposeBuilder(\"docker:28\").WithComposeFile(files.ToArray()).Build();", "a.yaml b.yaml: ; ")]
    public void TheRealComposeBuilder(string statements, string expected) =>
        Assert.AreEqual(expected, Show(Sample.Testcontainers("class T { void M(string args) { " + statements + " } }").Model.ComposeLinks.Single()));

    [TestMethod]
    [DataRow("using Ductus.FluentDocker.Builders; class T { void M() { new Builder().UseContainer().UseCompose().FromFile(\"a.yml\", \"b.yml\").WaitForPort(\"web\", \"80/tcp\").WaitForHttp(\"db\", \"http://x\").Build(); } }", "a.yml b.yml: web db; web:80", DisplayName = "FluentDocker 2")]
    [DataRow("using Ductus.FluentDocker.Builders; class T { void M() { new Builder().UseContainer().FromComposeFile(\"a.yml\").RemoveOrphans().Build(); } }", "a.yml: ; ", DisplayName = "FluentDocker 2, short")]
    [DataRow("using FluentDocker.Builders; class T { void M() { new Builder().UseCompose(c => c.WithComposeFiles(\"a.yml\", \"b.yml\").ForServices(\"web\").WithScale(\"db\", 2)); } }", "a.yml b.yml: web db; ", DisplayName = "FluentDocker 3")]
    [DataRow("class T { void M() { System.Diagnostics.Process.Start(\"docker\", \"compose -f a.yml --file=b.yml up -d\"); } }", "a.yml b.yml: ; ", DisplayName = "docker compose")]
    [DataRow("class T { void M() { System.Diagnostics.Process.Start(\"docker-compose\", \"-f a.yml up -d\"); } }", "a.yml: ; ", DisplayName = "docker-compose")]
    public void OtherLibraries(string code, string expected) => Assert.AreEqual(expected, Show(Sample.Stubs(code).Model.ComposeLinks.Single()));

    [TestMethod]
    [DataRow("compose-file-not-found", "new ComposeBuilder(\"docker:28\").WithComposeFile(\"other.yaml\")", true)]
    [DataRow("compose-file-not-found", "new ComposeBuilder(\"docker:28\").WithComposeFile(\"../../../compose.yaml\")", false, DisplayName = "seen from the output directory")]
    [DataRow("compose-file-not-found", "new ComposeBuilder(\"docker:28\").WithComposeFile(System.IO.Path.Combine(Root, \"other.yaml\"))", false, DisplayName = "a path that is computed")]
    [DataRow("unknown-compose-service", "new ComposeBuilder(\"docker:28\").WithComposeFile(\"compose.yaml\").WithService(\"wbe\")", true)]
    [DataRow("unknown-compose-service", "new ComposeBuilder(\"docker:28\").WithComposeFile(\"compose.yaml\").WithService(\"web\")", false)]
    [DataRow("unknown-compose-service", "new ComposeBuilder(\"docker:28\").WithComposeFile(\"compose.yaml\", Root).WithService(\"wbe\")", false, DisplayName = "a file that is not known may have it")]
    [DataRow("exposed-service-port-not-served", "new ComposeBuilder(\"docker:28\").WithComposeFile(\"compose.yaml\").WithExposedService(\"db\", 5433)", true)]
    [DataRow("exposed-service-port-not-served", "new ComposeBuilder(\"docker:28\").WithComposeFile(\"compose.yaml\").WithExposedService(\"db\", 5432)", false, DisplayName = "the image's port need not be published")]
    [DataRow("fixed-port-in-compose-of-test", "new ComposeBuilder(\"docker:28\").WithComposeFile(\"compose.yaml\")", true)]
    public void BothSides(string rule, string expression, bool isFound) => Assert.AreEqual(isFound, Found(rule, expression, Copied).Any());

    [TestMethod]
    [DataRow("", true)]
    [DataRow("<None Update=\"compose.yaml\" CopyToOutputDirectory=\"Always\" />", false)]
    [DataRow("<Content Include=\"**/*.yaml\" CopyToOutputDirectory=\"Always\" />", false)]
    public void AFileThatTheBuildLeavesBehind(string item, bool isFound) =>
        Assert.AreEqual(isFound, Found("compose-file-not-copied", "new ComposeBuilder(\"docker:28\").WithComposeFile(\"compose.yaml\")", item).Any());

    [TestMethod]
    public void AFileThatTheCodeWritesIsThere() =>
        Assert.IsEmpty(Found("compose-file-not-found", "new ComposeBuilder(\"docker:28\").WithComposeFile(\"made.compose.yaml\")", Copied, "System.IO.File.WriteAllText(\"made.compose.yaml\", Root);"));

    [TestMethod]
    public void OneHostPortOfBothSides()
    {
        var message = Found("fixed-port-in-compose-of-test", "new ComposeBuilder(\"docker:28\").WithComposeFile(\"compose.yaml\")", Copied, "var own = new ContainerBuilder(\"x:1\").WithPortBinding(8080, 81).Build();").Single().Message;
        StringAssert.Contains(message, "and so does own");
    }

    private static List<Finding> Found(string rule, string expression, string item, string before = "")
    {
        var code = "using DotNet.Testcontainers.Builders; class T { static readonly string Root = System.Environment.MachineName; [Fact] void M() { " + before + " var c = " + expression + ".Build(); } }";
        var sources = new MemorySourceSet([new SourceText("t/T.csproj", Project.Replace("ITEM", item, StringComparison.Ordinal)), new SourceText("t/T.cs", code), new SourceText("t/compose.yaml", Compose)]);
        var result = new Analyzer(new AnalyzerOptions { Select = ["ALL"] }, CoreSurfaces.All.Add(new CSharpSurface()), RuleCatalogue.All).Analyze(sources, new AnalysisRequest([]));
        Assert.IsEmpty(result.Notifications.Where(note => note.Kind == NotificationKind.RuleCrashed).Select(note => note.Message).ToList());
        return [.. result.Findings.Where(finding => finding.Rule.Name == rule)];
    }

    private static string Show(ComposeLinkFact link) =>
        string.Join(" ", link.Files.Select(file => file.Written.IsKnown ? file.Written.Value : "…" + file.Ending)) + ": " + string.Join(" ", link.Services.Select(Describe.Show)) + "; " +
        string.Join(" ", link.Exposed.Select(port => Describe.Show(port.Service) + ":" + Describe.Show(port.Port)));
}
