using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.Tests.Dockerfile;

/// <summary>What a user sees of Dockerfiles: other tools' comments, fixes, and the join with the Compose file.</summary>
[TestClass]
public sealed class DockerfileFindingsTests
{
    [TestMethod]
    [DataRow("FROM a:1\n# hadolint ignore=DL3004\nRUN sudo x\n", 0, DisplayName = "before the instruction")]
    [DataRow("FROM a:1\n# hadolint ignore=DL3003, DL3004 # as it must be\nRUN sudo x\n", 0, DisplayName = "among others, with a remark")]
    [DataRow("FROM a:1\n# hadolint ignore=DL3004\n\nRUN sudo x\n", 1, DisplayName = "a line further: does not hold")]
    [DataRow("FROM a:1\n# hadolint ignore=DL3003\nRUN sudo x\n", 1, DisplayName = "another rule")]
    [DataRow("# hadolint global ignore=DL3004\nFROM a:1\nRUN sudo x\nRUN sudo y\n", 0, DisplayName = "for the file")]
    [DataRow("# hadolint stage ignore=DL3004\nFROM a:1\nRUN sudo x\nFROM b:1\nRUN sudo y\n", 1, DisplayName = "for the stage")]
    [DataRow("FROM a:1\n# composelint: ignore[sudo]\nRUN sudo x\n", 0, DisplayName = "in our own words")]
    public void Comments_of_hadolint_are_honoured(string text, int expected) => Assert.HasCount(expected, Findings(text, "sudo"));

    [TestMethod]
    [DataRow("# check=skip=MaintainerDeprecated\nFROM a:1\nMAINTAINER x\n", 0, DisplayName = "for the file")]
    [DataRow("# check=skip=all;error=true\nFROM a:1\nMAINTAINER x\n", 0, DisplayName = "for all checks")]
    [DataRow("FROM a:1\n# check=skip=MaintainerDeprecated\nMAINTAINER x\nMAINTAINER y\n", 1, DisplayName = "before the instruction")]
    [DataRow("# check=skip=StageNameCasing\nFROM a:1\nMAINTAINER x\n", 1, DisplayName = "another check")]
    public void Comments_of_BuildKit_are_honoured(string text, int expected) => Assert.HasCount(expected, Findings(text, "maintainer-instruction"));

    [TestMethod]
    [DataRow("FROM a:1\nENV A b c\n", "legacy-key-value-format", "FROM a:1\nENV A=\"b c\"\n")]
    [DataRow("FROM a:1\nENV A b\n", "legacy-key-value-format", "FROM a:1\nENV A=b\n")]
    [DataRow("FROM a:1\nMAINTAINER Jane <j@x.org>\n", "maintainer-instruction", "FROM a:1\nLABEL org.opencontainers.image.authors=\"Jane <j@x.org>\"\n")]
    [DataRow("FROM a:1\nADD x /y\n", "add-instead-of-copy", "FROM a:1\nCOPY x /y\n")]
    [DataRow("FROM a:1\nCMD server --port 80\n", "shell-form-command", "FROM a:1\nCMD [\"server\", \"--port\", \"80\"]\n")]
    [DataRow("FROM a:1\nRUN apt-get update && \\\n  apt-get install curl\n", "interactive-apt-install", "FROM a:1\nRUN apt-get update && \\\n  apt-get install -y curl\n")]
    [DataRow("FROM a:1\nrun x\nCMD [\"y\"]\n", "instruction-casing", "FROM a:1\nRUN x\nCMD [\"y\"]\n")]
    [DataRow("FROM a:1 as b\n", "from-as-casing", "FROM a:1 AS b\n")]
    public void A_fix_mends_what_was_found(string before, string rule, string after)
    {
        var finding = Findings(before, rule).Single();
        var text = before;
        foreach (var edit in finding.Fixes.Single().Edits.OrderByDescending(edit => edit.Span.Span.Start))
            text = text[..edit.Span.Span.Start] + edit.NewText + text[edit.Span.Span.End..];
        Assert.AreEqual(after, text);
        Assert.IsEmpty(Findings(text, rule));
    }

    [TestMethod]
    [DataRow("FROM a:1\nCMD server $PORT\n", "shell-form-command")]
    [DataRow("FROM a:1\nCMD a && b\n", "shell-form-command")]
    [DataRow("FROM a:1\nENV A \"b\" c\n", "legacy-key-value-format")]
    [DataRow("FROM a:1 AS Base\nFROM Base\n", "stage-name-casing")]
    public void No_fix_is_offered_that_may_change_the_meaning(string text, string rule) => Assert.IsEmpty(Findings(text, rule).Single().Fixes);

    [TestMethod]
    public void PowerShell_is_left_alone() =>
        Assert.IsEmpty(Findings("FROM a:1\nSHELL [\"pwsh\", \"-Command\"]\nRUN sudo x | y; cd z\n", "sudo"));

    [TestMethod]
    public void A_build_below_the_root_finds_its_Dockerfile_and_context()
    {
        var result = Analyze(
            ("shop/compose.yaml", "services:\n  web:\n    build:\n      context: web\n      dockerfile: ../docker/web.Dockerfile\n      target: final\n      args: {TAG: \"8.0\"}\n    ports: [\"80:80\"]\n"),
            ("shop/docker/web.Dockerfile", "ARG TAG=6.0\nFROM mcr.microsoft.com/dotnet/aspnet:${TAG} AS final\nCOPY app.dll other.dll /app/\nFROM alpine:3 AS tools\n"),
            ("shop/web/app.dll", "x"));
        var moved = result.Findings.Single(finding => finding.Rule.Name == "asp-net-port-moved");
        Assert.AreEqual("shop/compose.yaml:8:17", moved.Subject.Span.ToString());
        Assert.AreEqual("shop/docker/web.Dockerfile:2:6", moved.Related.Single().Span.ToString());
        Assert.AreEqual("other.dll", result.Findings.Single(finding => finding.Rule.Name == "copy-of-missing-file").Subject.Span.Text);
    }

    [TestMethod]
    [DataRow("ENV ASPNETCORE_HTTP_PORTS=80\n", "", 0, DisplayName = "set in the Dockerfile")]
    [DataRow("", "    environment: {ASPNETCORE_URLS: \"http://+:80\"}\n", 0, DisplayName = "set in the Compose file")]
    [DataRow("ENV ASPNETCORE_URLS=http://+:5000\n", "    environment: {ASPNETCORE_HTTP_PORTS: \"80\"}\n", 1, DisplayName = "URLS win over HTTP_PORTS")]
    [DataRow("", "", 1, DisplayName = "set nowhere")]
    public void What_sets_the_port_of_AspNet_is_heeded(string inDockerfile, string inCompose, int expected)
    {
        var result = Analyze(
            ("compose.yaml", "services:\n  web:\n    build: .\n    ports: [\"5000:80\"]\n" + inCompose),
            ("Dockerfile", "FROM mcr.microsoft.com/dotnet/aspnet:8.0\n" + inDockerfile));
        Assert.HasCount(expected, result.Findings.Where(finding => finding.Rule.Name == "asp-net-port-moved").ToList());
    }

    [TestMethod]
    [DataRow("FROM alpine:3\n", 1)]
    [DataRow("FROM alpine:3\nHEALTHCHECK CMD [\"x\"]\n", 0)]
    [DataRow("FROM alpine:3\nHEALTHCHECK NONE\n", 1)]
    [DataRow("FROM example/own:3\n", 0)]
    [DataRow("FROM scratch\nCOPY x /\n", 1)]
    public void Health_that_is_waited_for_may_come_from_the_Dockerfile(string dockerfile, int expected)
    {
        var result = Analyze(
            ("compose.yaml", "services:\n  db:\n    build: .\n  web:\n    image: nginx:1.27\n    depends_on: {db: {condition: service_healthy}}\n"),
            ("Dockerfile", dockerfile),
            ("x", ""));
        Assert.HasCount(expected, result.Findings.Where(finding => finding.Rule.Name == "healthy-without-healthcheck").ToList());
    }

    private static List<Finding> Findings(string dockerfile, string rule) =>
        Analyze(("Dockerfile", dockerfile)).Findings.Where(finding => finding.Rule.Name == rule).ToList();

    private static AnalysisResult Analyze(params (string Path, string Text)[] files) =>
        new Analyzer(new() { Select = ["ALL"] }, CoreSurfaces.All, RuleCatalogue.All)
            .Analyze(new MemorySourceSet(files.Select(file => new SourceText(file.Path, file.Text))), new AnalysisRequest([]));
}
