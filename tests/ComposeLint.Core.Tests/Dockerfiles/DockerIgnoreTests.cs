using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Core.Tests.Dockerfiles;

/// <summary>What .dockerignore keeps out of the build context.</summary>
[TestClass]
public sealed class DockerIgnoreTests
{
    [TestMethod]
    [DataRow("a", "a", true)]
    [DataRow("/a", "a", true)]
    [DataRow("a", "a/b/c", true)]
    [DataRow("a", "b/a", false)]
    [DataRow("**/a", "b/c/a", true)]
    [DataRow("*.md", "README.md", true)]
    [DataRow("*.md", "docs/README.md", false)]
    [DataRow("**/*.md", "docs/README.md", true)]
    [DataRow("docs/**/x", "docs/x", true)]
    [DataRow("docs/**/x", "docs/a/b/x", true)]
    [DataRow("a?c", "abc", true)]
    [DataRow("[a-c]x", "bx", true)]
    [DataRow("[^a-c]x", "bx", false)]
    [DataRow("# a\n\n  a  ", "a", true)]
    [DataRow(" #a", "#a", true)]
    [DataRow("*\n!a", "a", false)]
    [DataRow("*\n!a", "b", true)]
    [DataRow("!a\n*", "a", true)]
    [DataRow("./a/../b", "b", true)]
    [DataRow("a\r\nb\r\n", "b", true)]
    public void The_last_match_decides(string patterns, string path, bool isExcluded) =>
        Assert.AreEqual(isExcluded, Read(patterns).Excludes(path) is not null);

    [TestMethod]
    public void The_line_that_excludes_is_told() => Assert.AreEqual("*.b", Read("*.a\n*.b\n").Excludes("x.b")!.Value.Text);

    [TestMethod]
    public void Patterns_without_end_take_no_time() =>
        Assert.IsNull(Read(string.Join('/', Enumerable.Repeat("**/*a*a*a*b", 200))).Excludes(string.Join('/', Enumerable.Repeat(new string('a', 50), 200))));

    private static DockerIgnore Read(string text) => DockerIgnore.Read(new SourceText(".dockerignore", text));
}
