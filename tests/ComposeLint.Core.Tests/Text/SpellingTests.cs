using ComposeLint.Text;

namespace ComposeLint.Core.Tests.Text;

[TestClass]
public sealed class SpellingTests
{
    [TestMethod]
    [DataRow("prots", "ports")]
    [DataRow("port", "ports")]
    [DataRow("IMAGE", "image")]
    [DataRow("enviroment", "environment")]
    [DataRow("zzz", null)]
    [DataRow("x", null)]
    public void Nearest_word_is_suggested(string word, string? expected) =>
        Assert.AreEqual(expected, Spelling.Nearest(word, ["environment", "image", "networks", "ports", "privileged"]));
}
