using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.Tests.Engine;

/// <summary>What findings tell of the engine: its words, its version, its platform, and what other versions do.</summary>
[TestClass]
public sealed class EngineWordsTests
{
    private const string TwoOnOneAddress = """
        services:
          web:
            image: nginx:1.27
            networks: {front: {ipv4_address: 10.5.0.10}}
          api:
            image: httpd:2.4
            networks: {front: {ipv4_address: 10.5.0.10}}
        networks:
          front: {ipam: {config: [{subnet: 10.5.0.0/24}]}}
        """;

    private const string HostBits = """
        services:
          web:
            image: nginx:1.27
            networks: [front]
        networks:
          front: {ipam: {config: [{subnet: 10.5.0.5/24}]}}
        """;

    private const string HostMode = """
        services:
          web:
            image: nginx:1.27
            network_mode: host
        """;

    [TestMethod]
    [DataRow("28.5", "Docker Engine 28.5 on Linux: failed to set up container networking: Address already in use")]
    [DataRow("26.1", "Docker Engine 26.1 on Linux: Address already in use")]
    public void A_refusal_is_told_in_the_words_of_the_version(string engine, string note)
    {
        var finding = Find(TwoOnOneAddress, new AnalyzerOptions { Engine = engine }).Single(item => item.Rule.Name == "duplicate-static-address");
        CollectionAssert.AreEqual(new[] { note }, finding.Notes.ToArray());
    }

    [TestMethod]
    public void Versions_that_do_otherwise_are_named()
    {
        var finding = Find(HostBits, new AnalyzerOptions()).Single(item => item.Rule.Name == "host-bits-in-subnet");
        Assert.AreEqual("Docker Engine 28.5 on Linux: invalid network config: invalid subnet 10.5.0.5/24: it should be 10.5.0.0/24", finding.Notes[0]);
        Assert.AreEqual("Docker Engine 20.10 does not refuse it", finding.Notes[1]);
        Assert.IsEmpty(Find(HostBits, new AnalyzerOptions { Engine = "20.10" }).Where(item => item.Severity == Severity.Error));
    }

    [TestMethod]
    [DataRow(Platforms.All, "host-network-on-docker-desktop")]
    [DataRow(Platforms.Linux, "host-network-mode")]
    [DataRow(Platforms.Mac, "host-network-on-docker-desktop")]
    [DataRow(Platforms.Rootless, "")]
    public void Host_mode_is_told_for_the_platforms_that_are_asked_about(Platforms platforms, string expected) =>
        Assert.AreEqual(expected, string.Join(" ", Find(HostMode, new AnalyzerOptions { Platforms = platforms }).Where(item => item.Rule.Name.StartsWith("host-network", StringComparison.Ordinal)).Select(item => item.Rule.Name)));

    [TestMethod]
    public void The_platform_of_the_words_is_the_one_asked_about()
    {
        var finding = Find(TwoOnOneAddress, new AnalyzerOptions { Platforms = Platforms.Mac }).Single(item => item.Rule.Name == "duplicate-static-address");
        StringAssert.StartsWith(finding.Notes[0], "Docker Engine 28.5 on Docker Desktop for Mac: ");
    }

    [TestMethod]
    public void Ports_that_root_alone_may_bind_are_told_of_rootless_engines_only()
    {
        const string text = """
            services:
              web:
                image: nginx:1.27
                ports: ["127.0.0.1:80:80"]
            """;
        var finding = Find(text, new AnalyzerOptions()).Single(item => item.Rule.Name == "privileged-port-on-rootless");
        Assert.AreEqual(Platforms.Rootless, finding.Platforms);
        StringAssert.Contains(finding.Notes[0], "Docker Engine 28.5 on Linux (rootless): ");
        Assert.IsFalse(Find(text, new AnalyzerOptions { Platforms = Platforms.Linux | Platforms.Mac }).Any(item => item.Rule.Name == "privileged-port-on-rootless"));
    }

    [TestMethod]
    public void One_fault_hides_no_other()
    {
        var errors = Find(
            """
            services:
              web:
                image: nginx:1.27
                ports: ["8080:80"]
                networks: {front: {ipv4_address: 10.9.0.9}}
              api:
                image: httpd:2.4
                ports: ["8080:80"]
                extra_hosts: ["db:nowhere"]
              side:
                image: alpine:3.20
                network_mode: service:web
                hostname: side
                dns: [10.0.0.1]
            networks:
              front: {ipam: {config: [{subnet: 10.5.0.5/24, gateway: 10.6.0.1}]}}
            """,
            new AnalyzerOptions()).Where(item => item.Severity == Severity.Error).Select(item => item.Rule.Name).Order(StringComparer.Ordinal).ToList();
        CollectionAssert.AreEqual(
            new[] { "host-bits-in-subnet", "host-port-collision", "invalid-extra-host", "invalid-ipam", "keys-against-shared-namespace", "keys-against-shared-namespace", "static-address-outside-subnet" },
            errors);
    }

    [TestMethod]
    public void What_never_runs_together_is_not_held_against_each_other()
    {
        const string text = """
            services:
              base:
                image: nginx:1.27
                ports: ["127.0.0.1:9000:80"]
              one:
                image: nginx:1.27
                profiles: [a]
                ports: ["127.0.0.1:8080:80"]
              two:
                image: nginx:1.27
                profiles: [b]
                ports: ["127.0.0.1:8080:80", "127.0.0.1:9000:81"]
            """;
        var found = Find(text, new AnalyzerOptions { MinConfidence = Confidence.Low }).Where(item => item.Rule.Name == "host-port-collision").OrderBy(item => item.Confidence).ToList();
        Assert.HasCount(2, found);
        Assert.AreEqual(Confidence.Low, found[0].Confidence);
        StringAssert.Contains(found[1].Message, "9000/tcp on the host is claimed twice: one of base and two");
    }

    [TestMethod]
    public void What_a_deciding_rule_says_is_not_told_twice_unless_it_is_selected()
    {
        var both = Find(HostMode, new AnalyzerOptions { Select = ["host-network-mode", "host-network-on-docker-desktop"] });
        Assert.HasCount(2, both);
        Assert.HasCount(1, Find(HostMode, new AnalyzerOptions { Ignore = ["unnamed-project"] }).Where(item => item.Subject.Span.Start.Line == 4));
    }

    private static ImmutableArray<Finding> Find(string text, AnalyzerOptions options) =>
        new Analyzer(options, CoreSurfaces.All, RuleCatalogue.All).Analyze(new MemorySourceSet([new SourceText("compose.yaml", text)], "/srv/shop"), new([])).Findings;
}
