namespace ComposeLint.Cli.Tests.Check;

/// <summary>The whole tool on the directories under <c>cases/</c> and on the sample project: output and exit code as they are.</summary>
[TestClass]
public sealed partial class CaseTests : VerifyBase
{
    // Those that the cases were made for: a new rule changes no snapshot.
    private const string Rules = "syntax-error,missing-file,unset-variable,host-port-collision,ports-in-host-mode,host-network-on-docker-desktop,unused-suppression";

    private static string Cases => Path.Combine(TestDirectory.Sources, "cases");

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Cases).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [TestMethod]
    [DynamicData(nameof(Names))]
    public Task Case(string name) =>
        Verify(CliRun.In(Path.Combine(Cases, name), "check", "--format", "pretty", "--explain", "--include-suppressed", "--select", Rules).ToString().TrimEnd())
            .UseDirectory("snapshots").UseFileName(name);

    [TestMethod]
    public void The_sample_project_shows_what_is_wrong_with_it()
    {
        var run = CliRun.In(TestDirectory.RepositoryRoot, "check", "tests/samples/shop");

        Assert.AreEqual(1, run.ExitCode, run.ToString());
        foreach (var rule in new[] { "host-port-collision", "static-address-outside-subnet", "depends-on-unknown", "data-store-published-to-every-interface", "published-on-internal-network", "ports-in-host-mode", "unset-variable" })
            Assert.Contains(rule, run.Out);
    }

    [TestMethod]
    public void A_database_that_a_script_starts_is_seen_open()
    {
        var run = CliRun.In(Path.Combine(Cases, "shell"), "check", "--surface", "shell");

        Assert.Contains("start.sh:13:6: warning CMP1001 data-store-published-to-every-interface", run.Out);
    }

    [TestMethod]
    public void The_readme_shows_real_output()
    {
        var readme = File.ReadAllText(Path.Combine(TestDirectory.RepositoryRoot, "README.md"));
        var shown = readme.Split("```text\n")[1].Split("\n```")[0];

        Assert.Contains(shown, CliRun.In(TestDirectory.RepositoryRoot, "check", "tests/samples/shop", "--format", "pretty").Out);
    }
}
