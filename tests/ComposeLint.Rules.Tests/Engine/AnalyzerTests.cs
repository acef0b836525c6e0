using ComposeLint.Analysis;
using ComposeLint.Analysis.Configuration;
using ComposeLint.Text;

namespace ComposeLint.Rules.Tests.Engine;

/// <summary>From files to findings: selection, severity, suppression, crashes, order.</summary>
[TestClass]
public sealed class AnalyzerTests
{
    private const string TwoUnset = """
        services:
          web:
            image: nginx:${TAG}
          api:
            image: api:${API}
        """;

    [TestMethod]
    public void Findings_come_in_the_order_of_file_and_place()
    {
        var result = Analyze(new(), ("b/compose.yaml", TwoUnset), ("a/compose.yaml", TwoUnset));
        CollectionAssert.AreEqual(
            new[] { "a/compose.yaml:3:18", "a/compose.yaml:5:16", "b/compose.yaml:3:18", "b/compose.yaml:5:16" },
            result.Findings.Where(finding => finding.Rule.Name == "unset-variable").Select(finding => finding.Subject.Span.ToString()).ToArray());
        CollectionAssert.AreEqual(new[] { "a", "b" }, result.Projects.Select(project => project.Name).ToArray());
    }

    [TestMethod]
    public void Result_does_not_depend_on_the_number_of_threads()
    {
        var files = Enumerable.Range(0, 40).Select(i => ($"p{i}/compose.yaml", i % 3 == 0 ? TwoUnset : TwoUnset + "\n  bad:\n    prots: []\n")).ToArray();
        var one = Analyze(new() { MaxDegreeOfParallelism = 1 }, files);
        var many = Analyze(new() { MaxDegreeOfParallelism = 8 }, files);
        CollectionAssert.AreEqual(Lines(one), Lines(many));
    }

    [TestMethod]
    [DataRow("    image: nginx:${TAG} # composelint: ignore[unset-variable] set by the pipeline", 1, DisplayName = "behind the value")]
    [DataRow("    # composelint: ignore[CMP0012] set by the pipeline\n    image: nginx:${TAG}", 1, DisplayName = "above the value, by id")]
    [DataRow("    image: nginx:${TAG}\n    # composelint: ignore[unset-variable]\n    hostname: web", 0, DisplayName = "after it: does not hold")]
    [DataRow("    # composelint: ignore-file[compose]\n    image: nginx:${TAG}", 1, DisplayName = "for the file, by category")]
    public void Comment_silences_what_it_stands_over(string service, int expected)
    {
        var result = Analyze(new(), ("compose.yaml", "services:\n  web:\n" + service + "\n"));
        Assert.HasCount(expected, result.Suppressed);
        Assert.HasCount(1 - expected, result.Findings.Where(finding => finding.Rule.Name == "unset-variable").ToList());
    }

    [TestMethod]
    public void Comment_above_a_service_holds_for_all_of_it_and_for_no_other()
    {
        var result = Analyze(new(), ("compose.yaml", TwoUnset.Replace("  web:", "  # composelint: ignore[unset-variable] later\n  web:", StringComparison.Ordinal)));
        Assert.AreEqual("compose.yaml:4:18", result.Suppressed.Single().Finding.Subject.Span.ToString());
        Assert.AreEqual("later", result.Suppressed.Single().Reason);
        Assert.AreEqual("compose.yaml:6:16", result.Findings.Single().Subject.Span.ToString());
    }

    [TestMethod]
    public void Comment_is_not_heeded_in_audit_mode()
    {
        var result = Analyze(new() { HonourComments = false }, ("compose.yaml", "# composelint: ignore-file[unset-variable]\n" + TwoUnset));
        Assert.HasCount(2, result.Findings);
    }

    [TestMethod]
    public void Reason_can_be_required()
    {
        var options = new AnalyzerOptions { RequireReason = true };
        var result = Analyze(options, ("compose.yaml", "services:\n  web:\n    image: nginx:${TAG} # composelint: ignore[unset-variable]\n"));
        CollectionAssert.AreEquivalent(new[] { "unset-variable", "invalid-suppression" }, result.Findings.Select(finding => finding.Rule.Name).ToArray());
    }

    [TestMethod]
    public void Rule_that_throws_is_reported_and_the_others_go_on()
    {
        var result = Run(new(), [.. Rules, new Throwing()], ("compose.yaml", TwoUnset));
        var crash = result.Notifications.Single();
        Assert.AreEqual(NotificationKind.RuleCrashed, crash.Kind);
        Assert.AreEqual("CMP0999", crash.RuleId);
        StringAssert.Contains(crash.Message, "the rule throwing failed on project: InvalidOperationException: out of luck");
        Assert.HasCount(2, result.Findings);
    }

    [TestMethod]
    public void Findings_of_one_run_have_identities_of_their_own()
    {
        const string Text = """
            services:
              web: { image: nginx, env_file: shared.env }
              api: { image: nginx, env_file: shared.env, prots: [] }
              job: { prots: [] }
            """;
        var findings = Analyze(new(), ("compose.yaml", Text)).Findings;
        Assert.IsGreaterThan(4, findings.Length);
        CollectionAssert.AllItemsAreUnique(findings.Select(finding => finding.Identity).ToList());
    }

    [TestMethod]
    public void Stack_is_not_blamed_for_keys_that_it_ignores()
    {
        const string Text = "services:\n  web: { image: nginx, depends_on: [ghost] }\n";
        Assert.HasCount(1, Named("compose.yaml"));
        Assert.IsEmpty(Named("web-stack.yml"));

        List<Finding> Named(string path) => Analyze(new(), (path, Text)).Findings.Where(finding => finding.Rule.Name == "depends-on-unknown").ToList();
    }

    [TestMethod]
    public void Limit_is_a_finding_and_a_shortfall()
    {
        var result = Analyze(new(), ("compose.yaml", "services: {}\nx-deep: " + new string('[', 101) + new string(']', 101) + "\n"), ("Dockerfile", "FROM alpine:3.20\n"));
        Assert.AreEqual("limit-exceeded", result.Findings.Single(finding => finding.Severity == Severity.Error).Rule.Name);
        Assert.AreEqual(NotificationKind.Limit, result.Notifications.First(note => note.Kind != NotificationKind.Coverage).Kind);
        Assert.HasCount(2, result.Projects);
    }

    [TestMethod]
    public void Severity_selection_and_overrides_follow_the_configuration()
    {
        const string Configuration = """
            severity: { unset-variable: warning, unknown-key: off }
            overrides:
              - paths: [b]
                ignore: [unset-variable]
                reason: generated
              - services: [api]
                severity: { CMP0012: error }
            """;
        var loaded = Load(Configuration);
        Assert.IsEmpty(loaded.Problems, string.Join('\n', loaded.Problems.Select(problem => problem.Message)));
        var result = Analyze(loaded.Options, ("a/compose.yaml", TwoUnset + "\n  bad:\n    image: x\n    prots: []\n"), ("b/compose.yaml", TwoUnset));
        CollectionAssert.AreEqual(new[] { "Warning", "Error" }, result.Findings.Select(finding => finding.Severity.ToString()).ToArray());
        Assert.HasCount(2, result.Suppressed);
        Assert.AreEqual("generated", result.Suppressed[0].Reason);
    }

    [TestMethod]
    public void Services_of_disjoint_profiles_collide_only_when_both_are_chosen()
    {
        const string Text = """
            services:
              dev:
                image: nginx
                profiles: [dev]
                ports: ["127.0.0.1:80:80"]
              test:
                image: nginx
                profiles: [test]
                ports: ["127.0.0.1:80:80"]
            """;
        var sources = new MemorySourceSet([new SourceText("compose.yaml", Text)]);
        var analyzer = new Analyzer(new(), CoreSurfaces.All, Rules);
        Assert.IsEmpty(analyzer.Analyze(sources, new([])).Findings);
        var chosen = analyzer.Analyze(sources, new([]) { Profiles = ["dev", "test"] }).Findings.Single();
        Assert.AreEqual("host-port-collision", chosen.Rule.Name);
        Assert.AreEqual(Confidence.High, chosen.Confidence);
    }

    [TestMethod]
    public void What_one_profile_brings_to_light_names_the_profile()
    {
        const string Text = """
            services:
              web:
                image: nginx
                profiles: [dev]
                depends_on: [ghost]
            """;
        var finding = Analyze(new(), ("compose.yaml", Text)).Findings.Single();
        Assert.AreEqual("depends-on-unknown", finding.Rule.Name);
        CollectionAssert.AreEqual(new[] { "dev" }, finding.Profiles.ToArray());
    }

    [TestMethod]
    public void Projects_collide_when_configuration_puts_them_on_one_host()
    {
        const string Text = "services:\n  web:\n    image: nginx\n    ports: [\"127.0.0.1:80:80\"]\n";
        Assert.IsEmpty(Analyze(new(), ("a/compose.yaml", Text), ("b/compose.yaml", Text)).Findings);
        var loaded = Load("hosts: { server: [a, ./b] }");
        var finding = Analyze(loaded.Options, ("a/compose.yaml", Text), ("b/compose.yaml", Text)).Findings.Single();
        Assert.AreEqual("host-port-collision", finding.Rule.Name);
        CollectionAssert.AreEqual(new[] { "a", "b" }, finding.Projects.ToArray());
    }

    [TestMethod]
    public void Platform_limits_what_is_shown()
    {
        const string Text = "services:\n  web:\n    image: nginx\n    network_mode: host\n";
        Assert.HasCount(1, Analyze(new(), ("compose.yaml", Text)).Findings);
        Assert.IsEmpty(Analyze(new() { Platforms = Platforms.Linux }, ("compose.yaml", Text)).Findings);
        Assert.AreEqual(Platforms.Mac, Analyze(new() { Platforms = Platforms.Mac | Platforms.Linux }, ("compose.yaml", Text)).Findings.Single().Platforms);
    }

    [TestMethod]
    [DataRow("selct: [ALL]", "composelint.yml:1:1", "no setting is called 'selct'; did you mean 'select'?")]
    [DataRow("ignore: [unset-varible]", "composelint.yml:1:10", "no rule is called 'unset-varible'; did you mean 'unset-variable'?")]
    [DataRow("severity: { unset-variable: eror }", "composelint.yml:1:29", "no severity is called 'eror'; did you mean 'error'?")]
    [DataRow("fail-on: info", "composelint.yml:1:10", "no severity is called 'info'; it is one of error, warning, note, none")]
    [DataRow("engine: newest", "composelint.yml:1:9", "'newest' is no engine version; write it as 28.5")]
    [DataRow("exclude: { a: b }", "composelint.yml:1:10", "a list of single values is expected here")]
    [DataRow("overrides:\n  - path: [a]", "composelint.yml:2:5", "no key of an override is called 'path'; did you mean 'paths'?")]
    [DataRow("extends: other.yml", "composelint.yml:1:10", "other.yml cannot be read: there is no such file")]
    [DataRow("extends: composelint.yml", "composelint.yml:1:10", "the configuration extends itself: composelint.yml -> composelint.yml")]
    public void Fault_of_the_configuration_is_shown_at_its_place(string text, string place, string message)
    {
        var problem = Load(text).Problems.Single();
        Assert.AreEqual(place, problem.At.ToString());
        Assert.AreEqual(message, problem.Message);
    }

    [TestMethod]
    public void Configuration_is_found_upwards_and_builds_on_another()
    {
        var sources = new MemorySourceSet([
            new("base.yml", "fail-on: error\nexclude: [vendor]\n"),
            new(".composelint.yml", "extends: base.yml\nexclude: [generated]\nprofiles: dev\n"),
            new("a/b/compose.yaml", TwoUnset),
        ]);
        var path = ConfigurationFile.Find(sources, "a/b");
        Assert.AreEqual(".composelint.yml", path);
        var loaded = ConfigurationFile.Load(sources, path!, RuleCatalogue.All);
        Assert.AreEqual(FailOn.Error, loaded.FailOn);
        CollectionAssert.AreEqual(new[] { "vendor", "generated" }, loaded.Options.Exclude.ToArray());
        CollectionAssert.AreEqual(
            new[] { "extends=base.yml .composelint.yml:1:1", "exclude=generated .composelint.yml:2:1", "fail-on=error base.yml:1:1", "profiles=dev .composelint.yml:3:1" },
            loaded.Settings.Select(setting => $"{setting.Key}={setting.Value} {setting.At}").ToArray());
    }

    private static LoadedConfiguration Load(string text) =>
        ConfigurationFile.Load(new MemorySourceSet([new SourceText("composelint.yml", text)]), "composelint.yml", RuleCatalogue.All);

    /// <summary>Those that these tests are about, so that a new rule changes no expectation here.</summary>
    private static ImmutableArray<Rule> Rules { get; } = RuleCatalogue.All
        .Where(rule => rule.Descriptor.Category == "compose" || rule.Descriptor.Name is "host-port-collision" or "host-network-on-docker-desktop")
        .ToImmutableArray();

    private static AnalysisResult Analyze(AnalyzerOptions options, params (string Path, string Text)[] files) => Run(options, Rules, files);

    private static AnalysisResult Run(AnalyzerOptions options, ImmutableArray<Rule> rules, params (string Path, string Text)[] files) =>
        new Analyzer(options, CoreSurfaces.All, rules)
            .Analyze(new MemorySourceSet(files.Select(file => new SourceText(file.Path, file.Text))), new AnalysisRequest(ImmutableArray<string>.Empty));

    private static string[] Lines(AnalysisResult result) =>
        [.. result.Findings.Select(finding => $"{finding.Subject.Span} {finding.Identity} {finding.Message}"), .. result.Projects.Select(project => project.Name)];

    private sealed class Throwing : ComposeRule
    {
        public override RuleDescriptor Descriptor { get; } = new("CMP0999", "throwing", "Throws", Severity.Error, "compose", "");

        public override void Check(ComposeContext context) => throw new InvalidOperationException("out of luck");
    }
}
