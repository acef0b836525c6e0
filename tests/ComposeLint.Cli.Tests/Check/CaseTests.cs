namespace ComposeLint.Cli.Tests.Check;

/// <summary>The whole tool on the directories under <c>cases/</c> and on the sample project: output and exit code as they are.</summary>
[TestClass]
[UsesVerify]
public sealed partial class CaseTests : VerifyBase
{
    private static string Cases => Path.Combine(TestDirectory.Sources, "cases");

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Cases).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [TestMethod]
    [DynamicData(nameof(Names))]
    public Task Case(string name) =>
        Verify(CliRun.In(Path.Combine(Cases, name), "check", "--format", "pretty", "--explain", "--include-suppressed").ToString().TrimEnd())
            .UseDirectory("snapshots").UseFileName(name);

    [TestMethod]
    public Task The_sample_project() =>
        Verify(CliRun.In(TestDirectory.RepositoryRoot, "check", "tests/samples/shop", "--format", "pretty").ToString().TrimEnd())
            .UseDirectory("snapshots").UseFileName("shop");

    [TestMethod]
    public void The_readme_shows_real_output()
    {
        var readme = File.ReadAllText(Path.Combine(TestDirectory.RepositoryRoot, "README.md"));
        var shown = readme.Split("```text\n")[1].Split("\n```")[0];

        Assert.Contains(shown, CliRun.In(TestDirectory.RepositoryRoot, "check", "tests/samples/shop", "--format", "pretty").Out);
    }
}
