using ComposeLint.Compose;

namespace ComposeLint.Core.Tests.Compose;

/// <summary>Which files make which projects.</summary>
[TestClass]
public sealed class ProjectDiscoveryTests
{
    private const string Whole = "services: {web: {image: x}}\n";
    private const string Fragment = "services: {web: {ports: [\"80:80\"]}}\n";

    [TestMethod]
    [DataRow("a default name with its override", "compose.yaml+compose.override.yml", "compose.yaml", Whole, "compose.override.yml", Fragment)]
    [DataRow("the first of two default names, the other alone", "compose.yaml docker-compose.yml", "docker-compose.yml", Whole, "compose.yaml", Whole)]
    [DataRow("a sibling that stands alone", "docker-compose.dev.yml docker-compose.yml", "docker-compose.yml", Whole, "docker-compose.dev.yml", Whole)]
    [DataRow("a sibling that does not", "docker-compose.yml+docker-compose.prod.yml docker-compose.yml", "docker-compose.yml", Whole, "docker-compose.prod.yml", Fragment)]
    [DataRow("a fragment further down", "compose.yaml compose.yaml+extra/extra-compose.yml", "compose.yaml", Whole, "extra/extra-compose.yml", Fragment)]
    [DataRow("a fragment of the default name further down", "compose.yaml compose.yaml+ci/tls/compose.yaml", "compose.yaml", Whole, "ci/tls/compose.yaml", Fragment)]
    [DataRow("a default name further down that nothing above makes whole", "compose.yaml ci/compose.yaml", "compose.yaml", Whole, "ci/compose.yaml", "services: {other: {ports: [\"80:80\"]}}\n")]
    [DataRow("a fragment without base", "docker-compose.prod.yml", "docker-compose.prod.yml", Fragment, "readme.yml", Whole)]
    [DataRow("an override of another name", "elk-stack.yml elk-stack.yml+elk-stack.override.yml", "elk-stack.yml", Whole, "elk-stack.override.yml", Fragment)]
    [DataRow("a stack file", "deploy/my-stack.yaml", "deploy/my-stack.yaml", Whole, "deploy/values.yaml", Whole)]
    [DataRow("a name without services", "", "docker-compose-action.yml", "jobs: {a: {}}\n", "compose/values.yaml", Whole)]
    [DataRow("an included file is no project", "compose.yaml", "compose.yaml", "include: [db/compose.yaml]\n" + Whole, "db/compose.yaml", "services: {db: {image: y}}\n")]
    [DataRow("an extended file that stands alone is one", "compose.yaml common-compose.yaml", "compose.yaml", "services: {web: {extends: {file: common-compose.yaml, service: web}}}\n", "common-compose.yaml", Whole)]
    [DataRow("files that .env names", "a.yaml+b.yaml", ".env", "COMPOSE_FILE=a.yaml:b.yaml\n", "a.yaml+b.yaml", Whole)]
    public void Projects(string what, string expected, string first, string firstText, string second, string secondText)
    {
        var files = second.Split('+').Select(p => (p, secondText)).Prepend((first, firstText)).ToArray();
        var sources = LoadedProject.Sources(files);
        var paths = files.Select(f => f.Item1).Order(StringComparer.Ordinal).ToImmutableArray();
        var named = what.StartsWith("files that", StringComparison.Ordinal) ? ["a.yaml"] : ImmutableArray<string>.Empty;
        var found = ProjectDiscovery.Find(sources, paths, named, readsEnv: true, CancellationToken.None);
        CollectionAssert.AreEqual(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).ToArray(),
            found.Select(p => string.Join('+', p.Files)).Order(StringComparer.Ordinal).ToArray(), what);
    }

    [TestMethod]
    public void AFragmentOfSeveralFilesIsNotBlamedForWhatTheOthersBring()
    {
        var sources = LoadedProject.Sources(
            ("compose.yaml", "services: {db: {image: y}}\nnetworks: {back: }\n"),
            ("ext/agent-compose.yml", "services: {agent: {image: z, networks: [back], depends_on: [db, fleet]}}\n"));
        var found = ProjectDiscovery.Find(sources, ["compose.yaml", "ext/agent-compose.yml"], [], readsEnv: true, CancellationToken.None);
        var fragment = found.Single(p => p.Files.Length == 2);
        Assert.IsTrue(fragment.IsFragment);
        Assert.IsEmpty(ComposeLoader.Load(fragment, sources, CancellationToken.None).Problems);
    }

    [TestMethod]
    public void AFragmentIsNotBlamedForWhatTheProjectAboveLacks()
    {
        var sources = LoadedProject.Sources(
            ("compose.yaml", "services: {web: {image: x, secrets: [one, two]}}\n"),
            ("ci/tls/compose.yaml", "services: {web: {ports: [\"443:443\"]}}\n"));
        var found = ProjectDiscovery.Find(sources, ["compose.yaml", "ci/tls/compose.yaml"], [], readsEnv: true, CancellationToken.None);
        var fragment = found.Single(p => p.Files.Contains("ci/tls/compose.yaml"));
        CollectionAssert.AreEqual(new[] { "compose.yaml", "ci/tls/compose.yaml" }, fragment.Files.ToArray());
        Assert.IsEmpty(ComposeLoader.Load(fragment, sources, CancellationToken.None).Problems);
    }

    [TestMethod]
    [DataRow("compose.override.yaml.example", true)]
    [DataRow("notes.example", false)]
    public void AProjectIsNotBlamedForWhatTheTemplateOfItsOverrideBrings(string beside, bool isFragment)
    {
        var sources = LoadedProject.Sources(("compose.yaml", "services: {web: {image: x, secrets: [one]}}\n"), (beside, "secrets: {one: {file: one}}\n"));
        var found = ProjectDiscovery.Find(sources, ["compose.yaml"], [], readsEnv: true, CancellationToken.None).Single();
        Assert.AreEqual(isFragment, found.IsFragment);
    }
}
