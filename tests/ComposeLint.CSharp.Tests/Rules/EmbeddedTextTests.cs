using ComposeLint.Analysis;
using ComposeLint.Rules;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Tests.Rules;

/// <summary>Compose files and Dockerfiles in strings: what rules say of them, at which characters of the C# file.</summary>
[TestClass]
public sealed class EmbeddedTextTests
{
    private const string Quotes = "\"\"\"";

    private const string Raw = Quotes + """

                    services:
                      web:
                        image: nginx:1.27
                        network_mode: host
                        ports: ["8080:80"]
                    
        """ + Quotes;

    [TestMethod]
    [DataRow("File.WriteAllText(\"compose.yaml\", " + Raw + ");", DisplayName = "a raw literal")]
    [DataRow("File.WriteAllText(Path.Combine(Path.GetTempPath(), \"x\", \"docker-compose.yml\"), " + Raw + ");", DisplayName = "the file's name alone")]
    [DataRow("var text = " + Raw + "; await File.WriteAllTextAsync(\"compose.yaml\", text);", DisplayName = "through a local")]
    [DataRow("File.WriteAllText(\"compose.yaml\", \"services:\\n  web:\\n    image: nginx:1.27\\n    network_mode: host\\n    ports: [\\\"8080:80\\\"]\\n\");", DisplayName = "a regular literal with escapes")]
    [DataRow("File.WriteAllText(\"compose.yaml\", @\"services:\n  web:\n    image: nginx:1.27\n    network_mode: host\n    ports: [\"\"8080:80\"\"]\n\");", DisplayName = "a verbatim literal")]
    [DataRow("File.WriteAllText(\"compose.yaml\", \"services:\\n  web:\\n    image: nginx:1.27\\n\" + \"    network_mode: host\\n\" + \"    ports: [\\\"8080:80\\\"]\\n\");", DisplayName = "joined lines")]
    [DataRow("File.WriteAllLines(\"compose.yaml\", new[] { \"services:\", \"  web:\", \"    image: nginx:1.27\", \"    network_mode: host\", \"    ports: [8080:80]\" });", DisplayName = "lines")]
    [DataRow("File.WriteAllText(\"compose.yaml\", string.Join(\"\\n\", \"services:\", \"  web:\", \"    image: nginx:1.27\", \"    network_mode: host\", \"    ports: [8080:80]\"));", DisplayName = "string.Join")]
    [DataRow("File.WriteAllText(\"compose.yaml\", $\"services:\\n  web:\\n    image: nginx:{args[0]}\\n    network_mode: host\\n    ports: [\\\"8080:80\\\"]\\n\");", DisplayName = "an interpolated string with a hole")]
    [DataRow("File.WriteAllText(\"compose.yaml\", $@\"services:\n  web:\n    image: nginx:{args[0]}\n    network_mode: host\n    labels: {{ a: b }}\n    ports: [\"\"8080:80\"\"]\n\");", DisplayName = "a verbatim interpolated string")]
    [DataRow("File.WriteAllText(\"compose.yaml\", $$" + Quotes + "\n    services:\n      web:\n        image: nginx:{{args[0]}}\n        network_mode: host\n        ports: [\"8080:80\"]\n    " + Quotes + ");", DisplayName = "a raw interpolated string")]
    [DataRow("Write(\"compose.yaml\", " + Raw + "); static void Write(string path, string text) => File.WriteAllText(path, text);", DisplayName = "a helper")]
    [DataRow("var text = new System.Text.StringBuilder(); text.AppendLine(\"services:\"); text.AppendLine(\"  web:\"); text.AppendLine(\"    image: nginx:1.27\"); text.AppendLine(\"    network_mode: host\"); text.AppendLine(\"    ports: [8080:80]\"); File.WriteAllText(\"compose.yaml\", text.ToString());", DisplayName = "a StringBuilder")]
    [DataRow("var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(\"docker\", \"compose -f - up -d\") { RedirectStandardInput = true })!; process.StandardInput.Write(" + Raw + ");", DisplayName = "standard input of docker compose")]
    [DataRow("await CliWrap.Cli.Wrap(\"docker\").WithArguments(\"compose -f - up\").WithStandardInputPipe(CliWrap.PipeSource.FromString(" + Raw + ")).ExecuteAsync();", DisplayName = "CliWrap's input")]
    [DataRow("// lang=yaml\nvar text = " + Raw + "; Console.WriteLine(text);", DisplayName = "a comment above")]
    [DataRow("Console.WriteLine(/* lang=yaml */ " + Raw + ");", DisplayName = "a comment before")]
    [DataRow("Up(" + Raw + "); static void Up([System.Diagnostics.CodeAnalysis.StringSyntax(\"yaml\")] string text) { }", DisplayName = "a marked parameter")]
    public void AComposeFile(string statements)
    {
        var finding = Analyze(statements).Single(item => item.Rule.Name == "ports-in-host-mode");
        Assert.AreEqual("8080", finding.Subject.Span.Text.Trim('"', '\\'));
        Assert.AreEqual("Program.cs", finding.Subject.Span.Source.Path);
        Assert.IsNull(finding.Subject.Span.Source.Embedding);
        Assert.AreEqual("host", finding.Evidence is { } evidence ? evidence.Span.Text : finding.Related[0].Span.Text);
    }

    [TestMethod]
    [DataRow("File.WriteAllText(\"Dockerfile\", TEXT);")]
    [DataRow("File.WriteAllText(Path.Combine(args[0], \"web.Dockerfile\"), TEXT);")]
    [DataRow("var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(\"docker\", \"build -t x -\"))!; process.StandardInput.Write(TEXT);")]
    [DataRow("// lang=dockerfile\nvar text = TEXT; Console.WriteLine(text);")]
    [DataRow("new FluentDocker.Builders.DockerfileBuilder().FromString(TEXT);")]
    [DataRow("var builder = Aspire.Hosting.DistributedApplication.CreateBuilder(args); builder.AddDockerfileFactory(\"x\", \".\", context => TEXT);")]
    public void ADockerfile(string statements)
    {
        var finding = Analyze(statements.Replace("TEXT", Quotes + "\n    FROM nginx:latest\n    CMD [\"nginx\"]\n    " + Quotes, StringComparison.Ordinal)).Single(item => item.Rule.Name == "latest-base-image");
        StringAssert.Contains("nginx:latest", finding.Subject.Span.Text);
    }

    [TestMethod]
    [DataRow("var compose = " + Raw + "; Console.WriteLine(compose.Length);", DisplayName = "it goes nowhere (U22)")]
    [DataRow("var compose = " + Raw + "; File.WriteAllText(\"notes.txt\", compose);", DisplayName = "another file")]
    [DataRow("File.WriteAllText(args[0], " + Raw + ");", DisplayName = "a file that is not known")]
    [DataRow("File.WriteAllText(\"compose.yaml\", args[0]);", DisplayName = "a text that is not known")]
    [DataRow("File.WriteAllText(\"compose.yaml\", $\"services:\\n{args[0]}\\n  web:\\n    image: nginx:1.27\\n    network_mode: host\\n    ports: [8080:80]\\n\");", DisplayName = "a whole line that is not known")]
    [DataRow("// lang=json\nvar text = " + Raw + "; Console.WriteLine(text);", DisplayName = "another language")]
    public void OtherText(string statements) => Assert.IsEmpty(Analyze(statements).Where(item => item.Rule.Name == "ports-in-host-mode"));

    [TestMethod]
    public void MarkedTextOfATestIsWhatAToolIsTriedOn() =>
        Assert.IsEmpty(Analyze("// lang=yaml\nvar text = " + Raw + "; Console.WriteLine(text);", "class T { [Fact] void M() { } }").Where(item => item.Rule.Name == "ports-in-host-mode"));

    [TestMethod]
    public void What_a_test_writes_is_data() =>
        Assert.IsEmpty(Analyze("File.WriteAllText(\"compose.yaml\", " + Raw + ");", "class T { [Fact] void M() { } }").Where(item => item.Rule.Name == "ports-in-host-mode"));

    [TestMethod]
    public void WhatRunTimeAloneKnowsProvesNothing() =>
        Assert.IsEmpty(Analyze("File.WriteAllText(\"compose.yaml\", $\"services:\\n  web:\\n    image: {args[0]}\\n    ports: [\\\"{args[1]}:80\\\", \\\"{args[2]}:81\\\"]\\n  two:\\n    image: a:1\\n    env_file: {args[3]}\\n\");")
            .Where(item => item.Rule.Severity == Severity.Error || item.Rule.Name is "unset-variable" or "host-port-collision").Select(item => item.Rule.Name + ": " + item.Message));

    [TestMethod]
    public void WhatLiesBesideItIsNotKnown() =>
        Assert.IsEmpty(Analyze("File.WriteAllText(\"compose.yaml\", \"services:\\n  web:\\n    build: ./web\\n    env_file: ./settings.env\\n\");").Where(item => item.Rule.Severity == Severity.Error).Select(item => item.Message));

    [TestMethod]
    public void ACommentSilencesIt() =>
        Assert.IsEmpty(Analyze("// composelint: ignore[ports-in-host-mode] this one is meant so\nFile.WriteAllText(\"compose.yaml\", " + Raw + ");").Where(item => item.Rule.Name == "ports-in-host-mode"));

    [TestMethod]
    public void TwoTextsOfOneFileAreTold()
    {
        var findings = Analyze("File.WriteAllText(\"a/compose.yaml\", " + Raw + "); File.WriteAllText(\"b/compose.yaml\", " + Raw + ");").Where(item => item.Rule.Name == "ports-in-host-mode").ToList();
        Assert.HasCount(2, findings);
        Assert.AreNotEqual(findings[0].Identity, findings[1].Identity);
    }

    private static ImmutableArray<Finding> Analyze(string statements, string types = "")
    {
        var sources = new MemorySourceSet([new SourceText("Program.cs", "using Aspire.Hosting;\n" + statements + "\n" + types)]);
        var result = new Analyzer(new AnalyzerOptions { Select = ["ALL"] }, CoreSurfaces.All.Add(new CSharpSurface()), RuleCatalogue.All).Analyze(sources, new AnalysisRequest([]));
        Assert.IsEmpty(result.Notifications.Where(note => note.Kind == NotificationKind.RuleCrashed).Select(note => note.Message).ToList());
        return result.Findings;
    }
}
