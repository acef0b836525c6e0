using Microsoft.CodeAnalysis;

namespace ComposeLint.Analyzers.Tests;

[TestClass]
public sealed class AnalyzerTests
{
    private const string Collision = """
        services:
          web:
            image: nginx:1.27
            ports: ["127.0.0.1:8080:80"]
          api:
            image: httpd:2.4
            ports: ["127.0.0.1:8080:80"]
        """;

    private const string CollisionLine = "compose.yaml(7,24): error CMP2001: ";

    [TestMethod]
    public async Task A_compose_file_is_reported_at_its_own_line()
    {
        var found = await new InCompiler().File("compose.yaml", Collision).Run();
        Assert.HasCount(1, found, string.Join("\n", found));
        StringAssert.StartsWith(found[0], CollisionLine);
    }

    [TestMethod]
    public async Task Files_below_the_project_are_found_by_name_and_others_are_not_read()
    {
        var found = await new InCompiler().File("deploy/docker-compose.yml", Collision).File("notes.yaml", Collision).Run();
        Assert.HasCount(1, found, string.Join("\n", found));
        StringAssert.StartsWith(found[0], "deploy/docker-compose.yml(7,24): error CMP2001");
    }

    [TestMethod]
    public async Task A_file_that_was_not_given_is_not_missing()
    {
        var found = await new InCompiler().File("compose.yaml", """
            include: [other/services.yaml]
            services:
              web:
                image: nginx:1.27
                env_file: [web.settings]
                extends: { file: base.yaml, service: web }
                depends_on: [db]
            """).Run();
        Assert.IsEmpty(found, string.Join("\n", found));
    }

    [TestMethod]
    public async Task Composelint_yml_changes_severity_and_switches_rules()
    {
        var lowered = await new InCompiler().File("compose.yaml", Collision).File("composelint.yml", "severity:\n  host-port-collision: warning\n").Run();
        StringAssert.Contains(lowered.Single(), ": warning CMP2001: ");

        var ignored = await new InCompiler().File("compose.yaml", Collision).File("composelint.yml", "ignore: [host-port-collision]\n").Run();
        Assert.IsEmpty(ignored);
    }

    [TestMethod]
    public async Task A_global_analyzer_config_wins_over_composelint_yml()
    {
        var shown = await new InCompiler().File("compose.yaml", Collision).File("composelint.yml", "ignore: [CMP2001]\n").GlobalConfig("CMP2001", ReportDiagnostic.Warn).Run();
        StringAssert.Contains(shown.Single(), ": warning CMP2001: ");

        var hidden = await new InCompiler().File("compose.yaml", Collision).GlobalConfig("CMP2001", ReportDiagnostic.Suppress).Run();
        Assert.IsEmpty(hidden);
    }

    [TestMethod]
    public async Task A_wrong_configuration_is_told_at_its_line()
    {
        var found = await new InCompiler().File("compose.yaml", "services: { web: { image: nginx:1.27 } }\n").File("composelint.yml", "\nignroe: [CMP2001]\n").Run();
        StringAssert.StartsWith(found.Single(), "composelint.yml(2,1): warning CMP0000: ");
        StringAssert.Contains(found.Single(), "ignore");
    }

    [TestMethod]
    public async Task Comments_silence()
    {
        var found = await new InCompiler().File("compose.yaml", Collision.Replace("80\"]\n  api", "80\"] # composelint: ignore[host-port-collision] one runs at a time\n  api").TrimEnd() + " # composelint: ignore[host-port-collision] one at a time\n").Run();
        Assert.IsFalse(found.Any(line => line.Contains("CMP2001")), string.Join("\n", found));
    }

    [TestMethod]
    public async Task A_broken_file_costs_that_file_alone()
    {
        var found = await new InCompiler().File("compose.yaml", Collision).File("stack.yaml", "services:\n  web:\n    image: \"nginx\n").Run();
        Assert.IsTrue(found.Any(line => line.StartsWith("stack.yaml(", StringComparison.Ordinal)), string.Join("\n", found));
        Assert.IsTrue(found.Any(line => line.StartsWith(CollisionLine, StringComparison.Ordinal)), string.Join("\n", found));
    }

    [TestMethod]
    public async Task The_same_compilation_twice_says_the_same()
    {
        var build = new InCompiler().File("compose.yaml", Collision).File("Dockerfile", "FROM alpine:3.20\nCMD echo hi\n");
        CollectionAssert.AreEqual(await build.Run(), await build.Run());
    }

    [TestMethod]
    public void Every_rule_has_a_descriptor_with_help_and_the_tag_of_the_end_of_a_compilation()
    {
        var descriptors = new ComposeLintAnalyzer().SupportedDiagnostics;
        foreach (var rule in Rules.RuleCatalogue.All)
        {
            var descriptor = descriptors.Single(descriptor => descriptor.Id == rule.Descriptor.Id);
            Assert.IsTrue(descriptor.IsEnabledByDefault, descriptor.Id);
            Assert.AreEqual(rule.Descriptor.HelpUri, descriptor.HelpLinkUri);
            CollectionAssert.Contains(descriptor.CustomTags.ToArray(), WellKnownDiagnosticTags.CompilationEnd);
        }
    }
}
