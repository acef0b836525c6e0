using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Core.Tests.Analysis;

[TestClass]
public sealed class GlobSetTests
{
    [TestMethod]
    [DataRow("vendor", "vendor/a/compose.yaml", true)]
    [DataRow("vendor/", "lib/vendor/compose.yaml", true)]
    [DataRow("/vendor", "lib/vendor/compose.yaml", false)]
    [DataRow("/vendor", "vendor/compose.yaml", true)]
    [DataRow("lib/vendor", "lib/vendor/compose.yaml", true)]
    [DataRow("lib/vendor", "x/lib/vendor/compose.yaml", false)]
    [DataRow("**/test/**", "a/test/b/compose.yaml", true)]
    [DataRow("**/test/**", "test/compose.yaml", true)]
    [DataRow("*.yml", "a/b/compose.yml", true)]
    [DataRow("*.yml", "compose.yaml", false)]
    [DataRow("docs/*.yml", "docs/compose.yml", true)]
    [DataRow("docs/*.yml", "docs/a/compose.yml", false)]
    [DataRow("docs/**/*.yml", "docs/a/b/compose.yml", true)]
    [DataRow("./docs/*.yml", "docs/compose.yml", true)]
    [DataRow("compose.?.yml", "compose.a.yml", true)]
    [DataRow("compose.?.yml", "compose.ab.yml", false)]
    public void Pattern_matches_as_gitignore_would(string pattern, string path, bool expected) =>
        Assert.AreEqual(expected, GlobSet.Parse([pattern]).IsMatch(path));

    [TestMethod]
    public void Hostile_pattern_stays_linear()
    {
        var pattern = string.Concat(Enumerable.Repeat("**/*a*a*a*/", 40)) + "z";
        Assert.IsFalse(GlobSet.Parse([pattern]).IsMatch(string.Concat(Enumerable.Repeat("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/", 60)) + "y"));
    }

    [TestMethod]
    public void Discovery_skips_what_is_excluded_and_keeps_what_is_named()
    {
        var sources = new MemorySourceSet([
            new("compose.yaml", ""), new("a/compose.yaml", ""), new("a/vendor/compose.yaml", ""), new("node_modules/x/compose.yaml", ""), new(".git/compose.yaml", ""),
        ]);
        CollectionAssert.AreEqual(new[] { "a/compose.yaml", "compose.yaml" }, FileDiscovery.Find(sources, [], ["vendor"], false, default).ToArray());
        CollectionAssert.AreEqual(new[] { "a/vendor/compose.yaml" }, FileDiscovery.Find(sources, ["a/vendor/compose.yaml"], ["vendor"], false, default).ToArray());
        CollectionAssert.AreEqual(Array.Empty<string>(), FileDiscovery.Find(sources, ["a/vendor/compose.yaml"], ["vendor"], true, default).ToArray());
    }
}
