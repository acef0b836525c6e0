using ComposeLint.Cli.Sources;

namespace ComposeLint.Cli.Tests.Sources;

[TestClass]
public sealed class GitIgnoreTests
{
    [TestMethod]
    [DataRow("*.log", "a/b.log", false, true)]
    [DataRow("*.log\n!keep.log", "keep.log", false, false)]
    [DataRow("build/", "x/build", true, true)]
    [DataRow("build/", "build", false, null)]
    [DataRow("/build", "x/build", true, null)]
    [DataRow("a/*.yml", "a/b/c.yml", false, null)]
    [DataRow("a/**/c.yml", "a/b/c.yml", false, true)]
    [DataRow("**/gen", "x/y/gen", true, true)]
    [DataRow("x[!a]y", "x/y", false, null)]
    [DataRow("# *.yml\n\\#a", "#a", false, true)]
    [DataRow("trailing.yml   ", "trailing.yml", false, true)]
    [DataRow("[", "[", false, null)]
    public void Decides_as_git_does(string patterns, string path, bool isDirectory, bool? ignored) =>
        Assert.AreEqual(ignored, GitIgnoreFile.Parse(patterns).Verdict(path, isDirectory));

    [TestMethod]
    public void A_pattern_made_to_be_slow_is_not()
    {
        var file = GitIgnoreFile.Parse(string.Concat(Enumerable.Repeat("*a", 200)) + "b");

        Assert.IsNull(file.Verdict(new string('a', 4000), isDirectory: false));
    }

    [TestMethod]
    public void The_nearest_file_decides_and_listings_leave_out_what_is_ignored()
    {
        using var directory = new TestDirectory()
            .Write(".gitignore", "*.gen.yml\n/vendor/\n")
            .Write("app/.gitignore", "!wanted.gen.yml\n")
            .Write("app/wanted.gen.yml", "")
            .Write("app/other.gen.yml", "")
            .Write("app/compose.yml", "")
            .Write("vendor/compose.yml", "");
        var files = new FileSystemSourceSet(directory.Path, [directory.Path]);
        var set = new GitIgnoredSourceSet(files, files, directory.Path);

        CollectionAssert.AreEqual(new[] { ".gitignore", "compose.yml", "wanted.gen.yml" }, set.Files("app").ToArray());
        CollectionAssert.AreEqual(new[] { "app" }, set.Directories(".").ToArray());
        Assert.IsTrue(set.IsIgnored("vendor/compose.yml"));
        Assert.IsFalse(set.IsIgnored("app/compose.yml"));
        Assert.AreEqual(Text.LookupStatus.Found, set.Read("app/other.gen.yml").Status);
    }
}
